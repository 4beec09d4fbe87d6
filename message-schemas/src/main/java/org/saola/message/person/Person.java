// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.PartialDate;

/**
 * One person, as far as known: an unidentified offender has a category and perhaps a nationality.
 *
 * @param synthetic true says that nobody of this name exists: made up for a demonstration
 */
public record Person(
    @NotNull SubjectCategory category,
    @NotNull InformationBasis basis,
    @Nullable @Size(min = 1, max = 200) String familyName,
    @Nullable @Size(min = 1, max = 200) String givenNames,
    @Nullable PartialDate dateOfBirth,
    @OrEmpty @Size(max = 10) List<@NotNull @Valid @CodesOf("parties") Coded> nationalities,
    @Nullable @Valid IdentityDocument document,
    @Nullable @Size(min = 1, max = 2000) String note,
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
