// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.Forwarding;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.authorize.Enquiry.PartAsked;
import org.saola.routes.authorize.Explanation.Answer;
import org.saola.routes.authorize.Explanation.PartAnswer;
import org.saola.routes.authorize.Question.Submit;

/** Asks the rules about a message, and about the same message changed in one thing at a time. */
final class Explaining {
  private final RuleSet rules;
  private final Map<String, RuleInWords> words;
  private final DirectoryDocument directory;
  private final Parties parties;

  Explaining(RuleBook book, DirectoryDocument directory) {
    this.rules = book.rules();
    this.words =
        book.inWords().stream().collect(Collectors.toMap(RuleInWords::id, Function.identity()));
    this.directory = directory;
    this.parties = Parties.of(directory);
  }

  /** A question about an enquiry that any rule set can be asked. */
  private interface Asking {
    Ruling ask(RuleSet rules, Enquiry enquiry);
  }

  Explanation explain(Enquiry enquiry) {
    List<PartAnswer> parts = new ArrayList<>();
    for (Recipient recipient : enquiry.to()) {
      Enquiry one = enquiry.withTo(recipient);
      for (PartAsked part : enquiry.parts()) {
        Answer answer = answer(one, (set, asked) -> receive(set, asked, part), receivers(one));
        parts.add(new PartAnswer(recipient, part.name(), part.nominal(), answer));
      }
    }
    Answer submit =
        answer(
            enquiry.withTo(enquiry.to().getFirst()), this::submit, "only all.cedar can permit it");
    return new Explanation(rules.digest(), submit, parts);
  }

  private Ruling submit(RuleSet set, Enquiry enquiry) {
    return set.decide(new Submit(enquiry.from(), enquiry.labels()), parties);
  }

  private Ruling receive(RuleSet set, Enquiry enquiry, PartAsked part) {
    return new Paths(
            enquiry.from(),
            enquiry.to(),
            enquiry.labels(),
            Forwarding.of(enquiry.forwards(), false),
            set,
            parties)
        .decide(part.name(), part.nominal(), enquiry.to().getFirst().agency());
  }

  private static String receivers(Enquiry enquiry) {
    return "%s can permit it for what it sends (%s.cedar), or all.cedar for everyone"
        .formatted(enquiry.from(), enquiry.from().value().toLowerCase(Locale.ROOT));
  }

  private Answer answer(Enquiry enquiry, Asking asking, String whoCanPermit) {
    Ruling ruling = asking.ask(rules, enquiry);
    List<RuleInWords> named =
        ruling.rules().stream().filter(words::containsKey).map(words::get).toList();
    if (ruling.permitted()) {
      return new Answer(ruling, named, List.of(), List.of());
    }
    return new Answer(
        ruling,
        named,
        changes(enquiry, changed -> asking.ask(rules, changed).permitted()),
        inTheWay(enquiry, asking, ruling, whoCanPermit));
  }

  /** Changes of one kind in one line; "any" when every other value would do. */
  private List<String> changes(Enquiry enquiry, Predicate<Enquiry> permitted) {
    Map<String, List<String>> helpful = new LinkedHashMap<>();
    Map<String, Integer> tried = new LinkedHashMap<>();
    for (Change change : Change.of(enquiry, directory)) {
      tried.merge(change.what(), 1, Integer::sum);
      if (permitted.test(change.changed())) {
        helpful.computeIfAbsent(change.what(), any -> new ArrayList<>()).add(change.to());
      }
    }
    List<String> lines = new ArrayList<>();
    helpful.forEach(
        (what, values) -> {
          boolean any = values.size() > 2 && values.size() == tried.getOrDefault(what, 0);
          lines.add(what + (any ? "any" : String.join(" or ", values)));
        });
    return lines;
  }

  private List<String> inTheWay(
      Enquiry enquiry, Asking asking, Ruling ruling, String whoCanPermit) {
    if (ruling.rules().contains(RuleSet.UNKNOWN_AGENCY)) {
      return List.of("the directory does not know the sender or the recipient");
    }
    Set<String> forbids =
        ruling.rules().stream().filter(words::containsKey).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    ruling.rules().stream()
        .filter(words::containsKey)
        .map(words::get)
        .map(rule -> "%s would have to go from %s".formatted(rule.id(), rule.file()))
        .forEach(lines::add);
    if (forbids.isEmpty() || !asking.ask(rules.without(forbids), enquiry).permitted()) {
      lines.add((forbids.isEmpty() ? "" : "a rule would have to permit it then: ") + whoCanPermit);
    }
    return lines;
  }
}
