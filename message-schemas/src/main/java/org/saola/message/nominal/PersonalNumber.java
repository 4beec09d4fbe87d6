// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Personal numbers that are known by their written form and their check digits alone. */
enum PersonalNumber {
  /** Belgium: {@code 85.07.30-033.28}; from 2000 on, a 2 is put before the nine digits. */
  BELGIAN_REGISTER("\\d\\d\\.\\d\\d\\.\\d\\d-\\d{3}\\.\\d\\d", PersonalNumber::isBelgian),
  /** Brazil: {@code 123.456.789-09}. */
  BRAZILIAN_TAXPAYER("\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d", PersonalNumber::isBrazilian),
  /** France: {@code 2 69 05 49 588 157 80}. */
  FRENCH_REGISTER(
      "[12] \\d\\d (?:0[1-9]|1[0-2]|[2-9]\\d) \\d\\d \\d{3} \\d{3} \\d\\d",
      PersonalNumber::isFrench);

  private final Pattern form;
  private final Predicate<String> check;

  PersonalNumber(String form, Predicate<String> check) {
    this.form = Pattern.compile("(?<![\\p{L}\\p{N}.-])" + form + "(?![\\p{L}\\p{N}])");
    this.check = check;
  }

  void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = form.matcher(prose.text());
    while (match.find()) {
      if (check.test(match.group().replaceAll("\\D", ""))) {
        hits.accept(new Hit(FindingKind.DOCUMENT, Certainty.CERTAIN, match.start(), match.end()));
      }
    }
  }

  private static boolean isBelgian(String digits) {
    long check = Long.parseLong(digits.substring(9));
    return 97 - Long.parseLong(digits.substring(0, 9)) % 97 == check
        || 97 - Long.parseLong("2" + digits.substring(0, 9)) % 97 == check;
  }

  private static boolean isFrench(String digits) {
    return 97 - Long.parseLong(digits.substring(0, 13)) % 97
        == Long.parseLong(digits.substring(13));
  }

  private static boolean isBrazilian(String digits) {
    return isBrazilian(digits, 9) && isBrazilian(digits, 10);
  }

  private static boolean isBrazilian(String digits, int place) {
    int sum = 0;
    for (int i = 0; i < place; i++) {
      sum += (digits.charAt(i) - '0') * (place + 1 - i);
    }
    return sum * 10 % 11 % 10 == digits.charAt(place) - '0';
  }
}
