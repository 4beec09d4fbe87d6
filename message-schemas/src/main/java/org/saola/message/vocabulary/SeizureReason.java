// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;
import org.saola.message.schema.Meaning;

/** Why the specimens were seized. */
public enum SeizureReason implements Kind {
  @Meaning("A forged or falsified permit.")
  FALSE_PERMIT("false permits?|forged|counterfeit|fake|fraudulent"),
  @Meaning("A permit that is expired, revoked or does not cover the goods.")
  INVALID_PERMIT("invalid|expired|incomplete"),
  @Meaning("Declared wrongly.")
  MISDECLARATION("mis-?declared|misdeclaration|false(ly)? (declaration|declared)"),
  @Meaning("Without the permit that is required.")
  NO_PERMIT(
      "no (valid )?(cites )?(permits?|certificates?|documents?|licen[cs]es?)|without (a |any |valid )?(cites )?(permits?|certificates?|documents?|licen[cs]es?)|(lack|absence) of (a |valid )?(cites )?(permits?|certificates?|documents?)|missing permits?"),
  @Meaning("Hidden from control.")
  SMUGGLING("smuggl(ed|ing)|undeclared|not declared|illegal (import|export)"),
  @Meaning("Held or traded without right.")
  ILLEGAL_POSSESSION("possession|poaching|poached|illegal (trade|sale|offer)");

  private final Pattern words;

  SeizureReason(String words) {
    this.words = Kind.anyOf(words);
  }

  @Override
  public Pattern words() {
    return words;
  }
}
