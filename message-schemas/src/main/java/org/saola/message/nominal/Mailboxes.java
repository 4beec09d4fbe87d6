// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses, but for functional mailboxes such as {@code cites@...}: these are nobody's. */
final class Mailboxes implements Detector {
  private static final int SHORT = 3;
  private static final int ABBREVIATION = 5;
  private static final Set<String> FUNCTIONS = Words.folded("mailbox");
  private static final Pattern OTHER_AT = Pattern.compile("[(\\[{ ](?:at|AT|a|arroba)[)\\]} ]");
  private static final Pattern FORM =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._%+-])(?<local>[\\p{L}\\p{N}._%+-]{1,64}+)"
              + "(?: ?@ ?| ?[(\\[{](?:at|AT|a|arroba)[)\\]}] ?| (?:at|AT|arroba) )"
              + "(?<domain>(?:[\\p{L}\\p{N}-]{1,63}+"
              + "(?:\\.| ?[(\\[{](?:dot|punt|punkt|point|ponto)[)\\]}] ?| (?:dot|DOT|punkt|punt|ponto) )"
              + "){1,5}+[\\p{L}]{2,24})");
  private static final Set<String> PLACES = Words.file("places.txt");
  private static final Set<String> GIVEN = Words.file("given.txt");
  private static final Pattern PRIVATE = Pattern.compile(Words.anyCase("freemail"));
  // An initial and a name, which may be an ordinary word; but "e-mail" and "i-desk" have no
  // initial.
  private static final Pattern NAME = Pattern.compile("(?i)[a-z&&[^ei]][._]\\p{L}{3,30}");
  private static final Pattern BETWEEN = Pattern.compile("[._%+-]");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.text().indexOf('@') >= 0 || OTHER_AT.matcher(prose.text()).find();
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = FORM.matcher(prose.text());
    while (match.find()) {
      if (!isFunctional(match.group("local"), match.group("domain"))) {
        hits.accept(new Hit(FindingKind.EMAIL, Certainty.LIKELY, match.start(), match.end()));
      }
    }
  }

  private static boolean isFunctional(String local, String domain) {
    if (PRIVATE.matcher(Folding.fold(domain)).lookingAt() || NAME.matcher(local).matches()) {
      return false;
    }
    List<String> words =
        BETWEEN
            .splitAsStream(Folding.fold(local))
            .map(word -> DIGITS.matcher(word).replaceAll(""))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.stream().anyMatch(GIVEN::contains)) {
      return false;
    }
    if (words.stream().allMatch(word -> isFunction(word) || PLACES.contains(word))) {
      return true;
    }
    // A short word such as "ma" is an authority's among its like, and part of a name elsewhere.
    return words.stream().anyMatch(Mailboxes::isLongFunction)
        || isAuthoritysOwn(Folding.fold(local), Folding.fold(domain));
  }

  private static boolean isLongFunction(String word) {
    return word.length() > SHORT && isFunction(word);
  }

  /** As in {@code bfn@bfn.example}: an abbreviation, for people are called in longer words. */
  private static boolean isAuthoritysOwn(String local, String domain) {
    return local.length() <= ABBREVIATION && Arrays.asList(domain.split("\\.", -1)).contains(local);
  }

  private static boolean isFunction(String word) {
    if (FUNCTIONS.contains(word)) {
      return true;
    }
    for (int i = 2; i <= word.length() - 2; i++) {
      if (FUNCTIONS.contains(word.substring(0, i)) && FUNCTIONS.contains(word.substring(i))) {
        return true;
      }
    }
    return false;
  }
}
