// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
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
public record SpecimenLine(
    @NotNull @Valid Taxon taxon,
    @Nullable Appendix appendix,
    @Nullable @Valid @CodesOf("specimen-terms") Coded description,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid Quantity> quantities,
    @Nullable @Valid EstimatedValue estimatedValue,
    @Nullable @Valid @CodesOf("purposes") Coded purpose,
    @Nullable @Valid @CodesOf("sources") Coded source,
    @Nullable @Size(min = 1, max = 2000) String disposal,
    @Nullable @Size(min = 1, max = 4000) String additionalInformation,
    @OrEmpty @Size(max = 50) List<@NotNull @Valid NamedText> additional) {
  public SpecimenLine {
    quantities = List.copyOf(quantities);
    additional = List.copyOf(additional);
  }
}
