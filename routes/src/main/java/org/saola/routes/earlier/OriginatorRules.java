// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TypeId;
import org.saola.pki.directory.Directory;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.TargetAwaited;
import org.springframework.stereotype.Component;

/**
 * What an originator alone may say of its message, and what only those may say or do who have it.
 * Whoever is asked to believe a message about another one may rely on this, and check it again.
 */
@Component
public class OriginatorRules {
  private final EarlierMessages messages;
  private final ForwardRules forwards;
  private final Awaiting awaiting = new Awaiting();

  OriginatorRules(EarlierMessages messages) {
    this.messages = messages;
    this.forwards = new ForwardRules(messages);
  }

  /**
   * @param latest the directory by which the hub decides
   * @param now the day on which a consent must still be valid
   * @throws MessageRefused with the one thing that is wrong
   * @throws TargetAwaited when it speaks of its sender's own message, which may be on its way
   */
  public void check(Manifest manifest, Directory latest, Instant now) throws MessageRefused {
    switch (About.of(manifest)) {
      case WORD -> checkWord(manifest, latest, now);
      case CONFIRMATION -> checkConfirmation(manifest);
      case CONSENT -> checkConsent(manifest, now);
      case REQUEST -> checkRequest(manifest);
      case FORWARD -> forwards.check(manifest, now);
      case NOTHING -> {}
    }
  }

  private void checkWord(Manifest word, Directory latest, Instant now) throws MessageRefused {
    Earlier target = ownTarget(word, now);
    require(
        About.canBeTakenBack(target.type()),
        RefusalCode.TARGET_OF_WRONG_TYPE,
        "a %s is not taken back or corrected".formatted(target.type()));
    Set<AgencyId> missed = messages.missed(word, target, latest);
    require(
        missed.isEmpty(),
        RefusalCode.RECIPIENTS_MISSED,
        "it must also go to %s, who have the message".formatted(missed));
  }

  private void checkConfirmation(Manifest confirmation) throws MessageRefused {
    Earlier target = target(confirmation);
    require(
        messages.holders(target).contains(confirmation.from()),
        RefusalCode.NOT_A_HOLDER,
        "%s was not handed the message".formatted(confirmation.from()));
    @Nullable TypeId word = null;
    if (confirmation.inReplyTo() != null && recipients(confirmation).contains(target.sender())) {
      word =
          messages
              .word(target.sender(), confirmation.inReplyTo())
              .filter(it -> messages.target(it).filter(target.digest()::equals).isPresent())
              .map(Earlier::type)
              .orElse(null);
    }
    if (word == null) {
      throw new MessageRefused(
          RefusalCode.NOTHING_TO_CONFIRM,
          "it answers nothing that %s has asked about the message".formatted(target.sender()));
    }
    Confirmed confirmed = confirmation.confirmed();
    require(
        confirmed == Confirmed.NOT_DONE || confirmed == About.asked(word),
        RefusalCode.NOTHING_TO_CONFIRM,
        "%s was asked by %s, not %s".formatted(About.asked(word), word, confirmed));
  }

  private void checkConsent(Manifest consent, Instant now) throws MessageRefused {
    requireOriginal(ownTarget(consent, now));
  }

  private void checkRequest(Manifest request) throws MessageRefused {
    Earlier target = target(request);
    requireOriginal(target);
    require(
        messages.holders(target).contains(request.from()),
        RefusalCode.NOT_A_HOLDER,
        "%s was not handed the message".formatted(request.from()));
    require(
        recipients(request).equals(Set.of(target.sender())),
        RefusalCode.NOT_TO_THE_ORIGINATOR,
        "it goes to the message's originator alone");
  }

  private void requireOriginal(Earlier target) throws MessageRefused {
    require(
        messages.root(target).number() == target.number(),
        RefusalCode.TARGET_OF_WRONG_TYPE,
        "the message passes on another's: name that one, its originator decides");
  }

  private Earlier ownTarget(Manifest manifest, Instant now) throws MessageRefused {
    EarlierMessage named = manifest.target();
    if (named != null
        && messages.find(named.manifest()).isEmpty()
        && awaiting.mayStillCome(manifest, now)) {
      throw new TargetAwaited("%s speaks of %s".formatted(manifest.id(), named.id()));
    }
    Earlier target = target(manifest);
    require(
        target.sender().equals(manifest.from()),
        RefusalCode.NOT_THE_ORIGINATOR,
        "only who sent a message may send a %s about it".formatted(manifest.type()));
    return target;
  }

  private Earlier target(Manifest manifest) throws MessageRefused {
    EarlierMessage named = manifest.target();
    return named == null ? unknown() : find(named);
  }

  private Earlier find(EarlierMessage named) throws MessageRefused {
    Earlier found = messages.find(named.manifest()).orElse(null);
    return found == null || !found.id().equals(named.id()) ? unknown() : found;
  }

  private static Earlier unknown() throws MessageRefused {
    throw new MessageRefused(
        RefusalCode.UNKNOWN_TARGET, "no message was accepted under that id and digest");
  }

  static Set<AgencyId> recipients(Manifest manifest) {
    return manifest.to().stream().map(Recipient::agency).collect(Collectors.toSet());
  }

  static void require(boolean holds, RefusalCode code, String detail) throws MessageRefused {
    if (!holds) {
      throw new MessageRefused(code, detail);
    }
  }
}
