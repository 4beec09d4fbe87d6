// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.notice.Forwarding;

/**
 * What the rules were asked about an accepted message, kept beside it so that other rules can be
 * tried on it: who was meant to get which part, under which labels. Type, sender and lane stand in
 * the message's own row. Nothing of the content, and no grading.
 *
 * @param forwards whether the message passes on another
 * @param consented true where it does so on its originator's consent, which the hub has checked
 */
public record Asked(
    @NotNull List<@NotNull @Valid Recipient> to,
    @NotNull Purpose purpose,
    @Nullable TransferBasis transferBasis,
    @NotNull @Valid Marking marking,
    boolean forwards,
    @Nullable Boolean consented,
    @NotNull List<@NotNull @Valid AskedPart> parts) {
  /** A part, with the agencies that it was meant for. */
  public record AskedPart(
      @NotNull String name, boolean nominal, @NotNull List<@NotNull AgencyId> to) {}

  public static byte[] of(Manifest manifest) {
    Marking marking = manifest.marking();
    return StrictJson.write(
        new Asked(
            manifest.to(),
            manifest.purpose(),
            manifest.transferBasis(),
            new Marking(marking.tlp(), marking.handling(), marking.level(), null),
            manifest.origin() != null,
            manifest.consentGiven() == null ? null : true,
            manifest.parts().stream()
                .map(part -> new AskedPart(part.name(), part.nominal(), part.to()))
                .toList()));
  }

  /** On which footing the message passes on another, if it does. */
  public Forwarding forwarding() {
    return Forwarding.of(forwards, Boolean.TRUE.equals(consented));
  }

  public static Asked read(byte[] json) throws InvalidDocument {
    return StrictJson.read(json, Asked.class);
  }
}
