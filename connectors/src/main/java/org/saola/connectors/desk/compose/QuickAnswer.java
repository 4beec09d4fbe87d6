// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.Map;
import java.util.Optional;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;

/** By which type a message is answered where the type itself says all that there is to choose. */
public final class QuickAnswer {
  private static final Map<TypeId, TypeId> ANSWERS =
      Map.of(
          new TypeId("risk-information/1"),
          new TypeId("risk-feedback/1"),
          MessageTypes.PERMIT_CHECK,
          new TypeId("permit-status/1"),
          new TypeId("permit-status/1"),
          new TypeId("quantity-confirmation/1"),
          new TypeId("online-listing/1"),
          new TypeId("listing-outcome/1"),
          MessageTypes.RECALL,
          MessageTypes.CONFIRMATION,
          MessageTypes.CORRECTION,
          MessageTypes.CONFIRMATION,
          MessageTypes.ERASURE,
          MessageTypes.CONFIRMATION);

  private QuickAnswer() {}

  /** Empty where it is answered otherwise, or not at all. */
  public static Optional<TypeId> to(Letter letter) {
    return letter.isReceived()
        ? Optional.ofNullable(ANSWERS.get(letter.manifest().type()))
        : Optional.empty();
  }
}
