// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.person.Person;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** The nominal part {@code persons} of a {@code case-request/1}. */
@Meaning("The persons and entities that a request or an answer is about.")
public record CaseSubjects(
    @Meaning("Each with what links it to the purpose.") @NotEmpty @Size(max = 200)
        List<@NotNull @Valid Subject> subjects) {
  public CaseSubjects {
    subjects = List.copyOf(subjects);
  }

  /**
   * A person or an entity, one of the two.
   *
   * @param entity name of a legal person, vessel or other entity
   * @param linkToPurpose what ties the subject to the purpose of the request
   */
  @AlsoHolds(
      """
      {"oneOf": [{"required": ["person"]}, {"required": ["entity"]}]}
      """)
  @Meaning("A person or an entity, one of the two.")
  public record Subject(
      @Meaning("The person.") @Nullable @Valid Person person,
      @Meaning("Name of a legal person, vessel or other entity.")
          @Nullable
          @Size(min = 1, max = 300)
          String entity,
      @Meaning("What links the person or entity to the purpose of the request.")
          @NotNull
          @Size(min = 1, max = 2000)
          String linkToPurpose)
      implements Coherent {
    @Override
    public List<Problem> incoherences() {
      return (person == null) != (entity == null)
          ? List.of()
          : List.of(new Problem("", Rule.SUBJECT_NOT_ONE, "either a person or an entity"));
    }

    @Override
    public String toString() {
      return "Subject[redacted]";
    }
  }
}
