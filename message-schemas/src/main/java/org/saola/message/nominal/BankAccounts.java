// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IBANs (ISO 13616): a known country's length, and check digits that hold (ISO 7064, mod 97-10).
 */
final class BankAccounts implements Detector {
  private static final int LEAST = 14;
  private static final Pattern FORM =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d\\d(?:[ .-]?[A-Za-z0-9]){11,30}+");
  private static final Map<String, Integer> LENGTHS =
      lengths(
          "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18"
              + " DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22"
              + " IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24"
              + " ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31"
              + " SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20");

  private static Map<String, Integer> lengths(String countries) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String country : countries.split(" ", -1)) {
      lengths.put(country.substring(0, 2), Integer.parseInt(country.substring(2)));
    }
    return lengths;
  }

  @Override
  public boolean mayFind(Prose prose) {
    return prose.digits() > 1 && prose.text().length() > LEAST;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = FORM.matcher(prose.text());
    int from = 0;
    while (match.find(from)) {
      int end = end(prose.text(), match.start());
      if (end > 0) {
        hits.accept(new Hit(FindingKind.IBAN, Certainty.CERTAIN, match.start(), end));
      }
      from = end > 0 ? end : match.start() + 1;
    }
  }

  /** Where the account that begins at a place ends, or 0 when none does. */
  private static int end(String text, int start) {
    String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    int length = LENGTHS.getOrDefault(country, 0);
    StringBuilder account = new StringBuilder();
    int place = start;
    while (place < text.length() && account.length() < length) {
      char c = text.charAt(place++);
      if (Character.isLetterOrDigit(c)) {
        account.append(Character.toUpperCase(c));
      }
    }
    boolean whole = place == text.length() || !Character.isLetterOrDigit(text.charAt(place));
    return length > 0 && account.length() == length && whole && holds(account) ? place : 0;
  }

  private static boolean holds(CharSequence account) {
    int rest = 0;
    for (int i = 0; i < account.length(); i++) {
      // The country and the check digits are counted last.
      int value = Character.digit(account.charAt((i + 4) % account.length()), 36);
      if (value < 0) {
        return false;
      }
      rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
    }
    return rest == 1;
  }
}
