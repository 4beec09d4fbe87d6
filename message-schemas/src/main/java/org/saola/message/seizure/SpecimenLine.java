// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.Taxon;

/**
 * One kind of specimen within a seizure.
 *
 * @param appendix as reported; no annex of Regulation (EC) No 338/97 is derived from it
 * @param quantities several measures of the same specimens, such as 11 pieces and 1.60 kg; empty
 *     when nothing was counted
 * @param additional what the native record said in columns that have no field here, by their names
 */
@Meaning("One kind of specimen within a seizure.")
public record SpecimenLine(
    @Meaning("The species, or the rank to which it was identified.") @NotNull @Valid Taxon taxon,
    @Meaning(
            value = "The CITES Appendix as reported; no EU annex is derived from it.",
            source = "CITES")
        @Nullable Appendix appendix,
    @Meaning(value = "What kind of specimen.", source = "Annex VII of Regulation (EC) No 865/2006")
        @Nullable
        @Valid
        @CodesOf("specimen-terms")
        Coded description,
    @Meaning(
            "Several measures of the same specimens, such as 11 pieces and 1.60 kg; none when nothing was counted.")
        @OrEmpty
        @Size(max = 20)
        List<@NotNull @Valid Quantity> quantities,
    @Meaning("What it is worth in the country of the seizure.") @Nullable @Valid
        EstimatedValue estimatedValue,
    @Meaning(
            value = "Purpose of the transaction.",
            source = "Annex IX of Regulation (EC) No 865/2006")
        @Nullable
        @Valid
        @CodesOf("purposes")
        Coded purpose,
    @Meaning(value = "Source of the specimens.", source = "Annex IX of Regulation (EC) No 865/2006")
        @Nullable
        @Valid
        @CodesOf("sources")
        Coded source,
    @Meaning("What became of the specimens.") @Nullable @Size(min = 1, max = 2000) String disposal,
    @Meaning("What else is to be said about them, without persons.")
        @Nullable
        @Size(min = 1, max = 4000)
        String additionalInformation,
    @Meaning("What the native record said in columns that have no field here.")
        @OrEmpty
        @Size(max = 50)
        List<@NotNull @Valid NamedText> additional) {
  public SpecimenLine {
    quantities = List.copyOf(quantities);
    additional = List.copyOf(additional);
  }
}
