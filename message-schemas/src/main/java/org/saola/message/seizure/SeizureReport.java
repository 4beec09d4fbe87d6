// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.DetectionMethod;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.SeizureReason;
import org.saola.message.vocabulary.TransportMode;

/**
 * One seizure (CITES Notification 2023/132), part {@code report} of {@code seizure-report/1}. It
 * names no person: nationalities and persons stand in the part {@code persons}.
 *
 * @param reference the reporting system's own reference of the seizure
 * @param allegedDestinations as alleged; never inferred from a nationality
 * @param law under which charges were brought
 */
@Meaning(value = "One seizure, without persons.", source = "CITES Notification 2023/132")
public record SeizureReport(
    @Meaning("The reporting authority's own reference of the seizure.")
        @NotNull
        @Size(min = 1, max = 100)
        String reference,
    @Meaning("When it was seized, as far as that is known.") @NotNull @Valid SeizureDate date,
    @Meaning("The specimens: one line for each kind.") @NotEmpty @Size(max = MAX_LINES)
        List<@NotNull @Valid SpecimenLine> lines,
    @Meaning("Where it happened.") @Nullable @Valid Place location,
    @Meaning("The authority that found it.") @Nullable @Size(min = 1, max = 200)
        String detectingAgency,
    @Meaning("How it was found.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid AsGiven<DetectionMethod>> detection,
    @Meaning("Why it was seized.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid AsGiven<SeizureReason>> reasons,
    @Meaning("How it travelled.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid AsGiven<TransportMode>> transport,
    @Meaning("How it was hidden.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid AsGiven<ConcealmentMethod>> concealment,
    @Meaning("Countries that it is said to come from.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid @CodesOf("parties") Coded> allegedOrigins,
    @Meaning("Countries that it passed through.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid @CodesOf("parties") Coded> transit,
    @Meaning("Countries that it was said to go to; never inferred from a nationality.")
        @OrEmpty
        @Size(max = 20)
        List<@NotNull @Valid @CodesOf("parties") Coded> allegedDestinations,
    @Meaning("The law under which charges were brought.") @Nullable @Size(min = 1, max = 2000)
        String law,
    @Meaning("The sanction imposed.") @Nullable @Size(min = 1, max = 2000) String sanction,
    @Meaning("Where the record was taken from, when it was not reported by its own authority.")
        @Nullable
        @Valid
        RecordSource source) {
  public static final int MAX_LINES = 200;

  public SeizureReport {
    lines = List.copyOf(lines);
    detection = List.copyOf(detection);
    reasons = List.copyOf(reasons);
    transport = List.copyOf(transport);
    concealment = List.copyOf(concealment);
    allegedOrigins = List.copyOf(allegedOrigins);
    transit = List.copyOf(transit);
    allegedDestinations = List.copyOf(allegedDestinations);
  }
}
