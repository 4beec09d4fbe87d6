// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a machine-readable zone (ICAO Doc 9303): by the filler characters of the line with the
 * name, which occur in no ordinary text, or by the check digits of the line with the dates.
 */
final class ReadableZones implements Detector {
  private static final String FILLER = "(?:<|&lt;)";
  private static final int LEAST = 19;
  private static final Pattern LINE =
      Pattern.compile(
          "(?<![A-Za-z0-9])[A-Za-z0-9](?: ?"
              + FILLER
              + "|(?<=[<;]) ?[A-Za-z0-9]|[A-Za-z0-9]){19,120}+");
  private static final Pattern NAMES =
      Pattern.compile("(?:[PIACV][A-Z<][A-Z<]{3})?[A-Z]{1,30}(?:<[A-Z]{1,30}){0,6}<<[A-Z<]*");
  private static final Pattern DATES =
      Pattern.compile("[A-Z0-9<]{9}\\d[A-Z<]{3}\\d{6}\\d[MFX<]\\d{6}\\d[A-Z0-9<]*");
  private static final Pattern CARD_DATES =
      Pattern.compile("\\d{6}\\d[MFX<]\\d{6}\\d[A-Z<]{3}[A-Z0-9<]{11}\\d.*");
  private static final Pattern CARD_NUMBER =
      Pattern.compile("[IAC][A-Z<][A-Z<]{3}[A-Z0-9<]{9}[\\d<].*");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.text().length() > LEAST;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = LINE.matcher(prose.text());
    while (match.find()) {
      String line = match.group().replace("&lt;", "<").replace(" ", "");
      if (isZone(line.toUpperCase(java.util.Locale.ROOT))) {
        hits.accept(new Hit(FindingKind.MRZ, Certainty.CERTAIN, match.start(), match.end()));
      }
    }
  }

  private static boolean isZone(String line) {
    if (line.contains("<<") && NAMES.matcher(line).lookingAt()) {
      return true;
    }
    if (DATES.matcher(line).matches()) {
      return holds(line, 0, 9) && holds(line, 13, 19) && holds(line, 21, 27);
    }
    if (CARD_DATES.matcher(line).matches()) {
      return holds(line, 0, 6) && holds(line, 8, 14);
    }
    return line.contains("<<") && CARD_NUMBER.matcher(line).matches() && holds(line, 5, 14);
  }

  /** Doc 9303-3, 4.9: weights 7, 3, 1; the check digit stands behind what it covers. */
  private static boolean holds(String line, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += value * new int[] {7, 3, 1}[(i - from) % 3];
    }
    return sum % 10 == Character.digit(line.charAt(to), 10);
  }
}
