// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

/**
 * The nominal part {@code persons} of a {@code seizure-report/1}.
 *
 * @param nationalitiesOfOffenders as the illegal trade report asks, without names
 */
@AlsoHolds(
    """
    {
      "anyOf": [
        {
          "required": ["nationalitiesOfOffenders"],
          "properties": {"nationalitiesOfOffenders": {"minItems": 1}}
        },
        {"required": ["persons"], "properties": {"persons": {"minItems": 1}}}
      ]
    }
    """)
@Meaning("The persons of a message, kept apart from all else.")
public record Persons(
    @Meaning(
            value = "Nationalities of offenders, without names.",
            source = "CITES Notification 2023/132")
        @OrEmpty
        @Size(max = 50)
        List<@NotNull @Valid @CodesOf("parties") Coded> nationalitiesOfOffenders,
    @Meaning("The persons.") @OrEmpty @Size(max = 200) List<@NotNull @Valid Person> persons)
    implements Coherent {
  public Persons {
    nationalitiesOfOffenders = List.copyOf(nationalitiesOfOffenders);
    persons = List.copyOf(persons);
  }

  @Override
  public List<Problem> incoherences() {
    return persons.isEmpty() && nationalitiesOfOffenders.isEmpty()
        ? List.of(new Problem("", Rule.NOBODY_NAMED, "a part without anybody is left out"))
        : List.of();
  }

  @Override
  public String toString() {
    return "Persons[redacted]";
  }
}
