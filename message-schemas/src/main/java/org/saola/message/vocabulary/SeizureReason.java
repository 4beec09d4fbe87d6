// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;

/** Why the specimens were seized. */
public enum SeizureReason implements Kind {
  FALSE_PERMIT("false permits?|forged|counterfeit|fake|fraudulent"),
  INVALID_PERMIT("invalid|expired|incomplete"),
  MISDECLARATION("mis-?declared|misdeclaration|false(ly)? (declaration|declared)"),
  NO_PERMIT(
      "no (valid )?(cites )?(permits?|certificates?|documents?|licen[cs]es?)|without (a |any |valid )?(cites )?(permits?|certificates?|documents?|licen[cs]es?)|(lack|absence) of (a |valid )?(cites )?(permits?|certificates?|documents?)|missing permits?"),
  SMUGGLING("smuggl(ed|ing)|undeclared|not declared|illegal (import|export)"),
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
