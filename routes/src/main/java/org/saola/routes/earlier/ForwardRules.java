// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import static org.saola.routes.earlier.OriginatorRules.recipients;
import static org.saola.routes.earlier.OriginatorRules.require;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageType;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;

/**
 * When a message may pass on another: by one who has it, what it has of it, under markings that are
 * no weaker; and under handling code H2 only as far as the first originator has consented.
 */
final class ForwardRules {
  private final EarlierMessages messages;

  ForwardRules(EarlierMessages messages) {
    this.messages = messages;
  }

  void check(Manifest manifest, Instant now) throws MessageRefused {
    Earlier original = original(manifest);
    Set<String> released = messages.released(original, manifest.from()).orElse(Set.of());
    require(
        !released.isEmpty(),
        RefusalCode.NOT_A_HOLDER,
        "%s was not handed the message".formatted(manifest.from()));
    require(
        manifest.type().equals(original.type()) && About.canBePassedOn(original.type()),
        RefusalCode.FORWARD_MISMATCH,
        "a %s is not passed on as %s".formatted(original.type(), manifest.type()));
    Set<String> parts = parts(manifest);
    require(
        released.containsAll(parts),
        RefusalCode.FORWARD_MISMATCH,
        "%s was handed %s of the message, and passes on %s"
            .formatted(manifest.from(), released, parts));
    checkStanding(original);
    Asked asked = original.asked();
    require(
        asked != null && manifest.marking().isNoWeakerThan(asked.marking()),
        RefusalCode.MARKING_WEAKER,
        "it asks less of its holders than the message that it passes on");
    EarlierMessage consent = manifest.consentGiven();
    if (consent != null) {
      checkConsent(manifest, consent, messages.root(original), parts, now);
    } else {
      require(
          !manifest.marking().handling().contains(HandlingCode.H2),
          RefusalCode.CONSENT_MISSING,
          "H2: it is passed on with its originator's consent or not at all");
    }
  }

  private Earlier original(Manifest manifest) throws MessageRefused {
    Digest origin = manifest.origin();
    Optional<Earlier> found = origin == null ? Optional.empty() : messages.find(origin);
    return found.orElseThrow(
        () ->
            new MessageRefused(
                RefusalCode.UNKNOWN_TARGET, "no message was accepted under that digest"));
  }

  private void checkStanding(Earlier original) throws MessageRefused {
    Optional<TypeId> word = messages.withdrawn(original);
    require(
        word.isEmpty(),
        RefusalCode.WITHDRAWN,
        "the originator has sent a %s about the message".formatted(word.orElse(null)));
  }

  /** Without what proves where they come from. */
  private static Set<String> parts(Manifest manifest) {
    return manifest.parts().stream()
        .map(Part::name)
        .filter(name -> !name.equals(MessageType.PROVENANCE))
        .collect(Collectors.toSet());
  }

  // The originator of the first message decides, however often it was passed on since.
  private void checkConsent(
      Manifest manifest, EarlierMessage named, Earlier root, Set<String> parts, Instant now)
      throws MessageRefused {
    Earlier message = messages.find(named.manifest()).orElse(null);
    Consent consent = message == null ? null : messages.consent(message).orElse(null);
    if (message == null || consent == null || !message.id().equals(named.id())) {
      throw new MessageRefused(
          RefusalCode.CONSENT_UNKNOWN, "no consent was accepted under that id and digest");
    }
    require(
        message.sender().equals(root.sender()),
        RefusalCode.CONSENT_NOT_THE_ORIGINATORS,
        "%s consents, and the message is another's".formatted(message.sender()));
    require(
        messages.target(message).equals(Optional.of(root.digest())),
        RefusalCode.CONSENT_FOR_ANOTHER_MESSAGE,
        "it is about another message");
    require(
        consent.decision() == Consent.Decision.GRANTED,
        RefusalCode.CONSENT_REFUSED,
        "the originator has said no");
    require(
        messages.withdrawn(message).isEmpty(),
        RefusalCode.CONSENT_WITHDRAWN,
        "the originator has taken its consent back");
    checkTerms(manifest, consent, parts, now);
  }

  private static void checkTerms(Manifest manifest, Consent consent, Set<String> parts, Instant now)
      throws MessageRefused {
    Set<AgencyId> to = recipients(manifest);
    require(
        to.equals(Set.of(consent.recipient())),
        RefusalCode.CONSENT_FOR_ANOTHER_RECIPIENT,
        "it covers %s alone".formatted(consent.recipient()));
    require(
        manifest.purpose() == consent.purpose(),
        RefusalCode.CONSENT_FOR_ANOTHER_PURPOSE,
        "it covers %s, and not %s".formatted(consent.purpose(), manifest.purpose()));
    require(
        consent.parts().isEmpty() || consent.parts().containsAll(parts),
        RefusalCode.CONSENT_FOR_OTHER_PARTS,
        "it covers %s, and not %s".formatted(consent.parts(), parts));
    LocalDate last = consent.validUntil();
    require(
        last != null && !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(last),
        RefusalCode.CONSENT_EXPIRED,
        "its last day was %s".formatted(last));
  }
}
