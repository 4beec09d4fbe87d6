// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.saola.message.schema.Meaning;

@Meaning(
    value = "Who gives a notice: an authority or an organisation, never a natural person.",
    source = "DSA, Art. 16(2)")
public record Notifier(
    @NotNull @Meaning("As what it gives notice.") Kind kind,
    @NotNull @Size(min = 1, max = 200) @Meaning("The authority's or organisation's name.")
        String name,
    @NotNull
        @Size(max = 200)
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")
        @Meaning(
            "The e-mail address of its office or unit, to which the platform answers; never a"
                + " person's own.")
        String officeEmail) {
  /** As what a notifier gives notice. */
  @Meaning("As what a notifier gives notice.")
  public enum Kind {
    @Meaning("A CITES authority, customs or police.")
    AUTHORITY,
    @Meaning("An organisation to which the status of trusted flagger was given.")
    TRUSTED_FLAGGER,
    @Meaning("Any other organisation.")
    ORGANISATION
  }
}
