// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Problem;
import org.saola.message.vocabulary.Coded;

/** Which code list each field of a seizure report takes its codes from. */
final class SeizureRules {
  private final List<Problem> problems = new ArrayList<>();

  private SeizureRules() {}

  static List<Problem> problemsOf(SeizureReport report) {
    SeizureRules rules = new SeizureRules();
    rules.checkCountries("allegedOrigins", report.allegedOrigins());
    rules.checkCountries("transit", report.transit());
    rules.checkCountries("allegedDestinations", report.allegedDestinations());
    return rules.problems;
  }

  static List<Problem> problemsOf(SpecimenLine line) {
    SeizureRules rules = new SeizureRules();
    rules.check("description", line.description(), "specimen-terms");
    rules.check("purpose", line.purpose(), "purposes");
    rules.check("source", line.source(), "sources");
    return rules.problems;
  }

  private void checkCountries(String field, List<Coded> countries) {
    for (int i = 0; i < countries.size(); i++) {
      check(field + "[" + i + "]", countries.get(i), "parties");
    }
  }

  private void check(String path, @Nullable Coded coded, String subject) {
    if (coded != null) {
      problems.addAll(coded.problemsUnlessOf(subject, path));
    }
  }
}
