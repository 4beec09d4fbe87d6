// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.schema.Meaning;
import org.saola.message.seizure.Appendix;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.Taxon;

/** One line of a permit. */
@Meaning("One kind of specimen that a permit covers.")
public record PermitLine(
    @NotNull
        @Size(min = 1, max = 35)
        @Meaning("The line's letter or number on the permit, by which answers speak of it.")
        String line,
    @NotNull @Valid @Meaning("The species, by its scientific name.") Taxon taxon,
    @Nullable @Size(min = 1, max = 200) @Meaning("The species' common name.") String commonName,
    @Nullable
        @Valid
        @CodesOf("specimen-terms")
        @Meaning(
            value = "What the specimens are.",
            source = "Regulation (EC) No 865/2006, Annex VII")
        Coded term,
    @Nullable @Size(min = 1, max = 1000) @Meaning("The specimens in the permit's own words.")
        String description,
    @OrEmpty @Size(max = 20) @Meaning("Identifying marks and numbers: tags, rings, chips.")
        List<@NotNull @Size(min = 1, max = 200) String> marks,
    @OrEmpty
        @Size(max = 20)
        @Meaning("Quantities that the permit allows, one for each measure or package.")
        List<@NotNull @Valid Quantity> quantities,
    @Nullable @Meaning("The Appendix of the Convention, as the permit says it.") Appendix appendix,
    @Nullable
        @Valid
        @CodesOf("sources")
        @Meaning(
            value = "Where the specimens come from: the wild, captivity.",
            source = "Regulation (EC) No 865/2006, Annex IX")
        Coded source,
    @Nullable
        @Valid
        @CodesOf("parties")
        @Meaning("The country in which the specimens were taken, bred or propagated.")
        Coded origin,
    @OrEmpty @Size(max = 10) @Meaning("Permits of the country of origin.")
        List<@NotNull @Valid PermitReference> originPermits,
    @Nullable
        @Valid
        @CodesOf("parties")
        @Meaning("The country from which they were last re-exported.")
        Coded lastReExport,
    @OrEmpty @Size(max = 10) @Meaning("Certificates of the last re-export.")
        List<@NotNull @Valid PermitReference> reExportPermits,
    @Nullable
        @Meaning("The day on which they were acquired, for specimens from before the Convention.")
        LocalDate acquired,
    @Nullable @Valid @Meaning("The quota of the year that the line counts against.") Quota quota,
    @OrEmpty
        @Size(max = 20)
        @Meaning("What was examined under this line before: the quantities already used.")
        List<@NotNull @Valid Examination> examinations) {
  public PermitLine {
    marks = List.copyOf(marks);
    quantities = List.copyOf(quantities);
    originPermits = List.copyOf(originPermits);
    reExportPermits = List.copyOf(reExportPermits);
    examinations = List.copyOf(examinations);
  }
}
