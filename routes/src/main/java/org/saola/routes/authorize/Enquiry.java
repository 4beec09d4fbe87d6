// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;

/**
 * A message that somebody thinks of sending.
 *
 * @param forwards whether it would pass on another's message
 */
public record Enquiry(
    AgencyId from,
    List<Recipient> to,
    List<PartAsked> parts,
    TypeId type,
    Tlp tlp,
    Set<HandlingCode> handling,
    Level level,
    Purpose purpose,
    Urgency urgency,
    @Nullable TransferBasis transferBasis,
    boolean forwards) {
  public Enquiry {
    to = List.copyOf(to);
    parts = List.copyOf(parts);
    handling = Set.copyOf(handling);
  }

  /** One of its parts. */
  public record PartAsked(String name, boolean nominal) {}

  Labels labels() {
    return new Labels(
        type, tlp, handling, level, purpose, urgency, Optional.ofNullable(transferBasis));
  }

  Enquiry withTo(Recipient recipient) {
    return new Enquiry(
        from,
        List.of(recipient),
        parts,
        type,
        tlp,
        handling,
        level,
        purpose,
        urgency,
        transferBasis,
        forwards);
  }

  Enquiry withTlp(Tlp other) {
    return new Enquiry(
        from, to, parts, type, other, handling, level, purpose, urgency, transferBasis, forwards);
  }

  /** With this handling code if it had it not, else without it. */
  Enquiry withOther(HandlingCode code) {
    Set<HandlingCode> codes = new HashSet<>(handling);
    if (!codes.remove(code)) {
      codes.add(code);
    }
    return new Enquiry(
        from, to, parts, type, tlp, codes, level, purpose, urgency, transferBasis, forwards);
  }

  Enquiry withLevel(Level other) {
    return new Enquiry(
        from, to, parts, type, tlp, handling, other, purpose, urgency, transferBasis, forwards);
  }

  Enquiry withPurpose(Purpose other) {
    return new Enquiry(
        from, to, parts, type, tlp, handling, level, other, urgency, transferBasis, forwards);
  }

  Enquiry withUrgency(Urgency other) {
    return new Enquiry(
        from, to, parts, type, tlp, handling, level, purpose, other, transferBasis, forwards);
  }

  Enquiry withBasis(@Nullable TransferBasis other) {
    return new Enquiry(
        from, to, parts, type, tlp, handling, level, purpose, urgency, other, forwards);
  }

  Enquiry asItsOwn() {
    return new Enquiry(
        from, to, parts, type, tlp, handling, level, purpose, urgency, transferBasis, false);
  }
}
