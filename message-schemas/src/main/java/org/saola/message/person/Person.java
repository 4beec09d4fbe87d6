// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.PartialDate;

/**
 * One person, as far as known: an unidentified offender has a category and perhaps a nationality.
 *
 * @param synthetic true says that nobody of this name exists: made up for a demonstration
 */
@Meaning("One person, as far as known.")
public record Person(
    @Meaning(
            value = "In which role the person appears.",
            source = "Directive (EU) 2016/680, Art. 6")
        @NotNull
        SubjectCategory category,
    @Meaning(
            value = "Whether what is said rests on facts or on an assessment.",
            source = "Directive (EU) 2016/680, Art. 7")
        @NotNull
        InformationBasis basis,
    @Meaning("Family name.") @Nullable @Size(min = 1, max = 200) String familyName,
    @Meaning("Given names.") @Nullable @Size(min = 1, max = 200) String givenNames,
    @Meaning("Date of birth, as far as known.") @Nullable PartialDate dateOfBirth,
    @Meaning("Nationalities.") @OrEmpty @Size(max = 10)
        List<@NotNull @Valid @CodesOf("parties") Coded> nationalities,
    @Meaning("An identity document.") @Nullable @Valid IdentityDocument document,
    @Meaning("What else identifies the person or is known about him or her.")
        @Nullable
        @Size(min = 1, max = 2000)
        String note,
    @Meaning("True says that nobody of this name exists: made up for a demonstration or a test.")
        boolean synthetic) {
  public Person {
    nationalities = List.copyOf(nationalities);
  }

  /** Never prints: logs hold no personal data. */
  @Override
  public String toString() {
    return "Person[redacted]";
  }
}
