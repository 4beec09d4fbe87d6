// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a question may hold, whoever has built it. */
final class QuestionCheck {
  /** Values of one part: more than a person would choose, less than a search would suffer from. */
  private static final int VALUES = 50;

  private static final Pattern RULE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)?");
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*");
  private static final int LONGEST = 100;

  private QuestionCheck() {}

  static void check(Question question) throws QuestionRefused {
    for (Collection<?> part :
        List.of(
            question.agencies(),
            question.senders(),
            question.recipients(),
            question.events(),
            question.types(),
            question.tlps(),
            question.handling(),
            question.rules(),
            question.codes(),
            question.actors())) {
      refuse(part.size() > VALUES, "Ask for at most %d values at once.".formatted(VALUES));
    }
    texts(question.rules(), RULE, "The name of a rule looks like all.nominal-never-to-partner.");
    texts(question.codes(), CODE, "An outcome looks like SIGNER_REVOKED.");
    for (String actor : question.actors()) {
      boolean odd = actor.isBlank() || actor.chars().anyMatch(Character::isISOControl);
      refuse(odd || actor.length() > LONGEST, "A name has 1 to %d characters.".formatted(LONGEST));
    }
    boolean backwards =
        question.since() != null
            && question.until() != null
            && !question.since().isBefore(question.until());
    refuse(backwards, "The time must end after it begins.");
  }

  private static void texts(Set<String> values, Pattern shape, String sentence)
      throws QuestionRefused {
    for (String value : values) {
      refuse(value.length() > LONGEST || !shape.matcher(value).matches(), sentence);
    }
  }

  private static void refuse(boolean refused, String sentence) throws QuestionRefused {
    if (refused) {
      throw new QuestionRefused(sentence);
    }
  }
}
