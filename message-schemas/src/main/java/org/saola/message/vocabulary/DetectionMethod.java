// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;
import org.saola.message.schema.Meaning;

/** How the specimens were found. */
public enum DetectionMethod implements Kind {
  @Meaning("By scanner or X-ray.")
  SCAN("x-?ray|scan|scanner|scanned|scanning"),
  @Meaning("By a detection dog.")
  DOG("dogs?|canine|k9|sniffer"),
  @Meaning("By risk analysis.")
  RISK_PROFILE("risk|profil(e|ing)|target(ed|ing)"),
  @Meaning("By information received.")
  INTELLIGENCE("intelligence|tip(-?off)?|informant|information|denunciation"),
  @Meaning("In the course of an investigation.")
  INVESTIGATION("investigations?|house search|raid"),
  @Meaning("By watching online offers.")
  ONLINE_MONITORING("internet|online|web|social media|cyber"),
  @Meaning("By a physical or documentary check.")
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
