// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.person.Persons;
import org.saola.message.seizure.SeizureReport;

/**
 * One seizure as an agency reported it.
 *
 * @param at when the message was made: of two about the same seizure the later one counts
 * @param persons absent where the reader may not have them, or does not want them in the report
 */
public record ReportedSeizure(
    @NotNull AgencyId from,
    @NotNull Instant at,
    @NotNull @Valid SeizureReport report,
    @Nullable @Valid Persons persons) {
  /** Whether both are about the same seizure. */
  boolean isSame(ReportedSeizure other) {
    return from.equals(other.from) && report.reference().equals(other.report.reference());
  }

  @Override
  public String toString() {
    return "ReportedSeizure[%s, redacted]".formatted(from);
  }
}
