// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.home.MessageDefaults;
import org.saola.message.format.Draft;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;

/** On what terms a draft is sent: its own where it has them, else the agency's for the type. */
record Terms(
    List<String> to,
    List<String> nominal,
    Marking marking,
    Purpose purpose,
    String legalBasis,
    @Nullable TransferBasis transferBasis,
    Duration lifetime,
    Urgency urgency,
    @Nullable Digest origin,
    @Nullable EarlierMessage consentGiven) {
  /**
   * @param passedOn the message that the draft forwards, whose marking is kept unless the draft has
   *     one
   */
  static Terms of(Draft draft, @Nullable PassedOn passedOn, Map<TypeId, MessageDefaults> defaults)
      throws DraftRefused {
    MessageDefaults usual = defaults.get(draft.type());
    if (usual == null) {
      throw new DraftRefused(
          Code.NO_DEFAULTS, "connector.yaml has no messages.%s".formatted(draft.type()));
    }
    return new Terms(
        to(draft, usual),
        draft.nominal().isEmpty() ? usual.nominal() : draft.nominal(),
        either(draft.marking(), passedOn == null ? usual.marking() : passedOn.marking()),
        either(draft.purpose(), usual.purpose()),
        usual.legalBasis(),
        draft.transferBasis() == null ? usual.transferBasis() : draft.transferBasis(),
        usual.expires(),
        either(draft.urgency(), usual.urgency()),
        passedOn == null ? null : passedOn.origin(),
        passedOn == null ? null : passedOn.consent());
  }

  // An answer is for those who asked: an agency's usual recipients may be the whole federation.
  private static List<String> to(Draft draft, MessageDefaults usual) throws DraftRefused {
    if (draft.to().isEmpty() && draft.inReplyTo() != null) {
      throw new DraftRefused(
          Code.ANSWER_TO_NOBODY,
          "it answers %s: name in \"to\" the agency that is answered, and whoever else may have it"
              .formatted(draft.inReplyTo()));
    }
    if (draft.to().isEmpty() && draft.forward() != null) {
      throw new DraftRefused(
          Code.NOT_PASSED_ON,
          "name in \"to\" whom it is passed on to: there is no usual recipient");
    }
    return draft.to().isEmpty() ? usual.to() : draft.to();
  }

  private static <T> T either(@Nullable T own, T usual) {
    return Optional.ofNullable(own).orElse(usual);
  }
}
