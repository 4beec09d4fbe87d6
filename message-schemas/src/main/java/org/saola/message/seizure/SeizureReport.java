// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
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
public record SeizureReport(
    @NotNull @Size(min = 1, max = 100) String reference,
    @NotNull @Valid SeizureDate date,
    @NotEmpty @Size(max = MAX_LINES) List<@NotNull @Valid SpecimenLine> lines,
    @Nullable @Valid Place location,
    @Nullable @Size(min = 1, max = 200) String detectingAgency,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid AsGiven<DetectionMethod>> detection,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid AsGiven<SeizureReason>> reasons,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid AsGiven<TransportMode>> transport,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid AsGiven<ConcealmentMethod>> concealment,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid @CodesOf("parties") Coded> allegedOrigins,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid @CodesOf("parties") Coded> transit,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid @CodesOf("parties") Coded> allegedDestinations,
    @Nullable @Size(min = 1, max = 2000) String law,
    @Nullable @Size(min = 1, max = 2000) String sanction,
    @Nullable @Valid RecordSource source) {
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
