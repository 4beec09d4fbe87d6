// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;

/**
 * {@code forwarded.json}: by which hands a forwarded message came, the first originator first, and
 * what its originator has consented to. All of it was checked against signatures.
 */
public record ForwardedFile(AgencyId originator, List<Step> steps) {
  public static final String NAME = "forwarded.json";

  public ForwardedFile {
    steps = List.copyOf(steps);
  }

  /**
   * One message by which the parts came.
   *
   * @param consent what it was passed on under; absent where none was needed
   */
  public record Step(
      MessageId message,
      Digest manifest,
      AgencyId from,
      List<AgencyId> to,
      Instant created,
      Marking marking,
      @Nullable Consented consent) {
    static Step of(Manifest manifest, Digest digest, @Nullable Consented consent) {
      return new Step(
          manifest.id(),
          digest,
          manifest.from(),
          manifest.to().stream().map(Recipient::agency).toList(),
          manifest.created(),
          manifest.marking(),
          consent);
    }
  }

  /** The originator's consent to one step. */
  public record Consented(
      MessageId message,
      Digest manifest,
      AgencyId from,
      AgencyId recipient,
      Purpose purpose,
      List<String> parts,
      @Nullable LocalDate validUntil) {}

  byte[] bytes() {
    return StrictJson.writeIndented(this);
  }
}
