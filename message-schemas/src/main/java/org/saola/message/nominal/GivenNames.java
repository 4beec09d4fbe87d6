// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A common given name with a family name beside it, without any title. */
final class GivenNames implements Detector {
  private static final int NEAR = 30;
  private static final Set<String> GIVEN = Words.file("given.txt");
  private static final Set<String> PARTICLE = Words.folded("particle");
  private static final Pattern CAPITALISED = Pattern.compile(Words.START + NameForm.LONG);
  private static final Pattern LOWER =
      Pattern.compile(
          Words.START
              + "(?<given>\\p{Ll}{3,20})(?<family>(?: "
              + Words.exactly("particle")
              + "){0,3}+ \\p{Ll}{4,20})"
              + Words.END);
  private static final Pattern WORD = Pattern.compile("[^ ,]+");
  private static final Pattern CUE =
      Pattern.compile(
          Words.START
              + "(?>"
              + Words.anyCase("role")
              + "|"
              + Words.anyCase("naming")
              + "|"
              + Words.anyCase("arrest")
              + ")[ ,:]{1,3}(?:"
              + Words.anyCase("auxiliary")
              + " )?$");
  private static final Pattern SAINT =
      Pattern.compile(Words.START + Words.anyCase("saint") + "[ -]$");
  private static final Pattern NAMESAKE = Pattern.compile(Words.anyCase("namesake"));
  private static final Pattern COMPANY =
      Pattern.compile(
          "^,? ?(?:&|(?iu:and sons|und söhne|en zonen|et fils|e filhos|ltd|limited|inc|llc|gmbh|bv|"
              + "b\\.v|nv|n\\.v|sarl|sas|s\\.a|lda|ltda|ag|kg|co|company|corp|trading|logistics|"
              + "shipping|group|transport)\\b)");

  @Override
  public boolean mayFind(Prose prose) {
    return true;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher names = CAPITALISED.matcher(prose.text());
    while (names.find()) {
      findIn(prose, names.start(), names.group(), hits);
    }
    findLower(prose, hits);
  }

  private record Part(String word, int start, int end) {
    boolean isGiven() {
      String first = word.contains("-") ? word.substring(0, word.indexOf('-')) : word;
      return GIVEN.contains(Folding.fold(first));
    }

    boolean isFamily() {
      String folded = Folding.fold(word);
      return !PARTICLE.contains(folded)
          && !NameForm.isNoName(folded)
          && (word.length() > 1 && word.charAt(word.length() - 1) != '.');
    }

    boolean isInCapitals() {
      return word.length() > 2 && NameForm.isShouted(word);
    }
  }

  private static void findIn(Prose prose, int offset, String capitalised, Consumer<Hit> hits) {
    List<Part> parts = new ArrayList<>();
    Matcher word = WORD.matcher(capitalised);
    while (word.find()) {
      parts.add(new Part(word.group(), offset + word.start(), offset + word.end()));
    }
    if (parts.stream().anyMatch(part -> COMPANY.matcher(" " + part.word()).find())) {
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      List<Part> behind = parts.subList(i + 1, parts.size());
      boolean reversed =
          i > 0
              && parts.get(i - 1).isInCapitals()
              && !part.isInCapitals()
              && parts.get(i - 1).isFamily();
      boolean followed =
          behind.stream().anyMatch(next -> !isParticle(next))
              && behind.stream()
                  .filter(next -> !isParticle(next))
                  .findFirst()
                  .orElseThrow()
                  .isFamily();
      if (part.isGiven() && (followed || reversed)) {
        Part first = reversed ? parts.get(i - 1) : part;
        offer(prose, first.start(), parts.getLast().end(), hits);
        return;
      }
    }
  }

  private static boolean isParticle(Part part) {
    return PARTICLE.contains(Folding.fold(part.word())) || part.word().endsWith(".");
  }

  private static void findLower(Prose prose, Consumer<Hit> hits) {
    Matcher name = LOWER.matcher(prose.text());
    int from = 0;
    while (name.find(from)) {
      if (GIVEN.contains(Folding.fold(name.group("given")))
          && NameForm.isPerson(name.group("family"))
          && (prose.capitals() == 0 || CUE.matcher(prose.before(name.start(), NEAR)).find())) {
        offer(prose, name.start(), name.end(), hits);
      }
      from = name.end("given");
    }
  }

  private static void offer(Prose prose, int start, int end, Consumer<Hit> hits) {
    if (!SAINT.matcher(prose.before(start, NEAR)).find()
        && !COMPANY.matcher(prose.after(end, NEAR)).find()
        && !NAMESAKE.matcher(prose.text().substring(start, end)).lookingAt()
        && !Namesake.isAt(prose, start, end)) {
      hits.accept(new Hit(FindingKind.NAME, Certainty.LIKELY, start, end));
    }
  }
}
