// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;

/** What a message does with an earlier one. */
enum About {
  /** It passes the earlier one on. */
  FORWARD,
  /** An originator's word: it takes back, corrects or has erased. */
  WORD,
  CONFIRMATION,
  CONSENT,
  REQUEST,
  NOTHING;

  /** The words of an originator, with what their recipients confirm. */
  private static final Map<TypeId, Confirmed> WORDS =
      Map.of(
          MessageTypes.RECALL, Confirmed.RECALLED,
          MessageTypes.CORRECTION, Confirmed.CORRECTED,
          MessageTypes.ERASURE, Confirmed.ERASED);

  static About of(Manifest manifest) {
    TypeId type = manifest.type();
    if (manifest.origin() != null) {
      return FORWARD;
    }
    if (isWord(type)) {
      return WORD;
    }
    if (type.equals(MessageTypes.CONFIRMATION)) {
      return CONFIRMATION;
    }
    if (type.equals(MessageTypes.FORWARD_CONSENT)) {
      return CONSENT;
    }
    return type.equals(MessageTypes.FORWARD_REQUEST) ? REQUEST : NOTHING;
  }

  static boolean isWord(TypeId type) {
    return WORDS.containsKey(type);
  }

  /** Two recalls say the same, and so do two erasures; a second correction says something else. */
  static boolean endsIt(TypeId word) {
    Confirmed asked = asked(word);
    return asked == Confirmed.RECALLED || asked == Confirmed.ERASED;
  }

  /** What a word asks for. */
  static Confirmed asked(TypeId word) {
    return WORDS.getOrDefault(word, Confirmed.NOT_DONE);
  }

  /** Words stand, and so do receipts: what was said of a message is not unsaid. */
  static boolean canBeTakenBack(TypeId type) {
    return !isWord(type) && !Set.of(MessageTypes.CONFIRMATION, MessageTypes.RECEIPT).contains(type);
  }

  /** Messages about messages concern those between whom they pass, and nobody else. */
  static boolean canBePassedOn(TypeId type) {
    return canBeTakenBack(type)
        && !Set.of(MessageTypes.FORWARD_CONSENT, MessageTypes.FORWARD_REQUEST).contains(type);
  }

  /** As the table {@code about} has it. */
  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
