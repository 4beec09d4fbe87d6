// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers: with a country's code, or national ones beside a word of telephoning. Whose
 * line it is no form shows, so a person has to look.
 */
final class Telephones implements Detector {
  private static final int NEAR = 40;
  private static final int LEAST = 7;
  private static final int MOST = 15;
  // ITU-T E.164: the country codes in use.
  private static final String COUNTRY =
      "(?:1(?=[ .()-]{0,3}[2-9])|7|20|21[12368]|22\\d|23\\d|24\\d|25[0-8]|26\\d|27|29[0-9]|3[0-4]|35\\d|36"
          + "|37\\d|38\\d|39|4[01]|42[013]|4[3-9]|50\\d|5[1-8]|59\\d|6[0-6]|67\\d|68\\d|69[0-2]"
          + "|8[1246]|85\\d|88\\d|9[0-58]|96\\d|97\\d|99\\d)";
  private static final String DIGITS = "(?:[ ./()-]{0,3}\\d){6,13}+(?!\\d)";
  private static final Pattern INTERNATIONAL =
      Pattern.compile("(?<![\\p{L}\\p{N}+])\\+ ?" + COUNTRY + DIGITS);
  private static final Pattern NATIONAL =
      Pattern.compile(
          Words.START
              + Words.anyCase("phone")
              + "(?:[ .:#(-]{0,3}(?iu:no\\.?|nr\\.?|n°|nº|number|nummer|numéro|número|is|mobile|"
              + "mobiel|mobil|privé|privat|private|direct|sur le|op|unter|via|on|at|au|\\(m\\)))"
              + "{0,2}+[ .:#(-]{0,4}(?<number>(?:\\(?00|\\+)?\\(?\\d"
              + DIGITS
              + ")");
  // With blanks or hyphens, as lot and permit numbers are not written.
  private static final Pattern DIALLED =
      Pattern.compile("(?<![\\p{L}\\p{N}.,/+-])00 ?" + COUNTRY + "(?=[ ./()-])" + DIGITS);
  // National forms that nothing else is written in: mobile lines of GB, NL, BE, DE, BR; all of FR.
  private static final Pattern BARE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,/+-])(?:07\\d{3} ?\\d{3} ?\\d{3}|06[ -]\\d{8}|06(?:[ -]\\d\\d){4}"
              + "|0[1-79](?:[ .]\\d\\d){4}|04\\d\\d[ /]\\d\\d[ .]\\d\\d[ .]\\d\\d"
              + "|01[567]\\d[ /-]{1,3}\\d{3} ?\\d{4,5}|\\(\\d\\d\\) ?9\\d{4}-\\d{4}"
              + "|06 \\d{4} ?\\d{4}|06-?\\d{2}(?:[ -]\\d{2,3}){2,3})(?![\\p{L}\\p{N}]|[.,-]\\d)");
  private static final Pattern DECIMAL = Pattern.compile("\\+ ?\\d{1,3}[.,]\\d+");
  private static final Pattern HOTLINE =
      Pattern.compile(
          Words.START
              + Words.anyCase("hotline")
              + "(?:[^;,.\\n]|(?<=(?iu:tel|tél|nr|no))\\.){0,25}$");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.digits() >= LEAST;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher international = INTERNATIONAL.matcher(prose.text());
    while (international.find()) {
      if (!DECIMAL.matcher(international.group()).matches()) {
        offer(prose, international.start(), international.end(), hits);
      }
    }
    Matcher national = NATIONAL.matcher(prose.text());
    while (national.find()) {
      offer(prose, national.start("number"), national.end(), hits);
    }
    findBare(prose, hits);
  }

  private static void findBare(Prose prose, Consumer<Hit> hits) {
    Matcher dialled = DIALLED.matcher(prose.text());
    while (dialled.find()) {
      offer(prose, dialled.start(), dialled.end(), hits);
    }
    Matcher bare = BARE.matcher(prose.text());
    while (bare.find()) {
      offer(prose, bare.start(), bare.end(), hits);
    }
  }

  private static void offer(Prose prose, int start, int end, Consumer<Hit> hits) {
    long digits =
        prose.text().substring(start, end).codePoints().filter(Character::isDigit).count();
    if (digits >= LEAST && digits <= MOST && !HOTLINE.matcher(prose.before(start, NEAR)).find()) {
      hits.accept(new Hit(FindingKind.PHONE, Certainty.LIKELY, start, end));
    }
  }
}
