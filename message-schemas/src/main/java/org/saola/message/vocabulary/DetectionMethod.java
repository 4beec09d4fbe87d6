// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;

/** How the specimens were found. */
public enum DetectionMethod implements Kind {
  SCAN("x-?ray|scan|scanner|scanned|scanning"),
  DOG("dogs?|canine|k9|sniffer"),
  RISK_PROFILE("risk|profil(e|ing)|target(ed|ing)"),
  INTELLIGENCE("intelligence|tip(-?off)?|informant|information|denunciation"),
  INVESTIGATION("investigations?|house search|raid"),
  ONLINE_MONITORING("internet|online|web|social media|cyber"),
  INSPECTION("inspect(ion|ed)|control|search(ed)?|check(ed)?|routine|random|examination");

  private final Pattern words;

  DetectionMethod(String words) {
    this.words = Kind.anyOf(words);
  }

  @Override
  public Pattern words() {
    return words;
  }
}
