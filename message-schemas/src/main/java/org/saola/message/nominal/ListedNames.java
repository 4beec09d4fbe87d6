// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/**
 * The listed persons' own names and document numbers, in whatever case, spelling or order. A family
 * name counts alone where it stands as a name does; inside a word it never counts.
 */
final class ListedNames implements Detector {
  private static final int NEAR = 3;
  private static final int WINDOW = 6;
  private static final int SHORT = 3;
  private final NameIndex names;

  ListedNames(ListedPersons persons, Set<String> notAlone) {
    this.names = NameIndex.of(persons, notAlone);
  }

  @Override
  public boolean mayFind(Prose prose) {
    return !names.isEmpty();
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    List<Token> last = new ArrayList<>();
    Matcher word = NameIndex.WORD.matcher(prose.text());
    while (word.find()) {
      last.add(new Token(word.group(), Folding.foldName(word.group()), word.start(), word.end()));
      if (last.size() > WINDOW) {
        last.removeFirst();
      }
      findNumber(last, hits);
      if (!findWhole(last, hits)) {
        findAlone(prose, last.getLast(), hits);
      }
    }
  }

  private record Token(String written, String folded, int start, int end) {
    // A short word such as "le" is a name where it is written as one.
    boolean maybeName() {
      return folded.length() > SHORT || isCapitalised();
    }

    boolean isCapitalised() {
      return Character.isUpperCase(written.codePointAt(0));
    }
  }

  private void findNumber(List<Token> last, Consumer<Hit> hits) {
    StringBuilder joined = new StringBuilder();
    for (Token token : last.reversed()) {
      joined.insert(0, Folding.fold(token.written()));
      if (names.isNumber(joined.toString())) {
        int end = last.getLast().end();
        hits.accept(new Hit(FindingKind.DOCUMENT, Certainty.CERTAIN, token.start(), end));
      }
    }
  }

  private boolean findWhole(List<Token> last, Consumer<Hit> hits) {
    Token word = last.getLast();
    for (int i = last.size() - 2; i >= Math.max(0, last.size() - 1 - NEAR); i--) {
      Token before = last.get(i);
      if (names.isPair(before.folded(), word.folded()) && before.maybeName() && word.maybeName()) {
        hits.accept(
            new Hit(FindingKind.LISTED_NAME, Certainty.CERTAIN, before.start(), word.end()));
        return true;
      }
    }
    return false;
  }

  private void findAlone(Prose prose, Token word, Consumer<Hit> hits) {
    Hit hit = new Hit(FindingKind.LISTED_NAME, Certainty.LIKELY, word.start(), word.end());
    if (names
        .alone(word.folded())
        .filter(standing -> NameContext.isName(prose, hit, standing))
        .isPresent()) {
      hits.accept(hit);
    }
  }
}
