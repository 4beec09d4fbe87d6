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
      "[12] ?\\d\\d ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?\\d\\d ?\\d{3} ?\\d{3} ?\\d\\d",
      PersonalNumber::isFrench),
  /** Switzerland: {@code 756.9217.0769.85}. */
  SWISS_INSURANCE("756\\.\\d{4}\\.\\d{4}\\.\\d\\d", PersonalNumber::isSwiss),
  /** Spain: {@code 12345678Z}, or {@code X1234567L} for a foreigner. */
  SPANISH_IDENTITY("(?:\\d{8}|[XYZ]-?\\d{7})-?[A-HJ-NP-TV-Z]", PersonalNumber::isSpanish),
  /** Portugal: {@code 00000000 0 ZZ4}. */
  PORTUGUESE_CARD("\\d{8} \\d ?[A-Z]{2}\\d", number -> true),
  /** Italy: {@code RSSMRA85T10A562S}. */
  ITALIAN_TAXPAYER("[A-Z]{6}\\d\\d[A-EHLMPRST]\\d\\d[A-Z]\\d{3}[A-Z]", number -> true),
  /** United Kingdom: {@code QQ 12 34 56 C}; two letters and a last one that others seldom have. */
  BRITISH_INSURANCE(
      "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \\d\\d \\d\\d \\d\\d [A-D]", number -> true);

  private final Pattern form;
  private final Predicate<String> check;

  PersonalNumber(String form, Predicate<String> check) {
    this.form = Pattern.compile("(?<![\\p{L}\\p{N}.-])" + form + "(?![\\p{L}\\p{N}])");
    this.check = check;
  }

  void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = form.matcher(prose.text());
    while (match.find()) {
      if (check.test(match.group().replaceAll("[ .-]", ""))) {
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

  private static boolean isSwiss(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length() - 1; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10 == digits.charAt(digits.length() - 1) - '0';
  }

  private static boolean isSpanish(String number) {
    int last = number.length() - 1;
    char first = number.charAt(0);
    String digits = "XYZ".indexOf(first) < 0 ? "" + first : "" + "XYZ".indexOf(first);
    int value = Integer.parseInt(digits + number.substring(1, last));
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(value % 23) == number.charAt(last);
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
