// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.routes.authorize.Question.Submit;
import org.saola.routes.authorize.Rehearsal.Difference;
import org.saola.routes.authorize.Rehearsal.Effect;
import org.saola.routes.earlier.Asked.AskedPart;

/**
 * Asks two rule sets about the same messages and counts where they differ. What it keeps grows with
 * the number of different differences, not with that of messages.
 */
final class Rehearsing {
  private static final int EXAMPLES = 3;

  private final RuleSet present;
  private final RuleSet proposed;
  private final Parties parties;
  private final Map<Key, Tally> tallies = new HashMap<>();
  private long messages;
  private long decisions;
  private long gained;
  private long lost;
  private long nobodyLeft;

  Rehearsing(RuleSet present, RuleSet proposed, Parties parties) {
    this.present = present;
    this.proposed = proposed;
    this.parties = parties;
  }

  private record Key(
      Effect effect,
      AgencyId agency,
      TypeId type,
      String part,
      AgencyId from,
      List<String> present,
      List<String> proposed) {}

  private static final class Tally {
    private long messages;
    private final List<String> examples = new ArrayList<>();

    void add(String id) {
      messages++;
      if (examples.size() < EXAMPLES) {
        examples.add(id);
      }
    }
  }

  void add(AcceptedMessage message) {
    messages++;
    Decider now = new Decider(present, message);
    Decider then = new Decider(proposed, message);
    boolean anyoneNow = false;
    boolean anyoneThen = false;
    for (AskedPart part : message.asked().parts()) {
      for (AgencyId agency : part.to()) {
        decisions++;
        Ruling before = now.decide(part, agency);
        Ruling after = then.decide(part, agency);
        anyoneNow |= before.permitted();
        anyoneThen |= after.permitted();
        compare(message, part, agency, before, after);
      }
    }
    if (anyoneNow && !anyoneThen) {
      nobodyLeft++;
    }
  }

  private void compare(
      AcceptedMessage message, AskedPart part, AgencyId agency, Ruling before, Ruling after) {
    if (before.permitted() == after.permitted()) {
      return;
    }
    Effect effect = after.permitted() ? Effect.GAINS : Effect.LOSES;
    if (effect == Effect.GAINS) {
      gained++;
    } else {
      lost++;
    }
    Key key =
        new Key(
            effect,
            agency,
            message.labels().type(),
            part.name(),
            message.sender(),
            before.rules(),
            after.rules());
    tallies.computeIfAbsent(key, any -> new Tally()).add(message.id());
  }

  /** One rule set and one message: whoever may not send it gives nobody anything. */
  private final class Decider {
    private final Ruling submit;
    private final Paths paths;

    Decider(RuleSet rules, AcceptedMessage message) {
      this.submit = rules.decide(new Submit(message.sender(), message.labels()), parties);
      this.paths =
          new Paths(
              message.sender(),
              message.asked().to(),
              message.labels(),
              message.asked().forwarding(),
              rules,
              parties);
    }

    Ruling decide(AskedPart part, AgencyId agency) {
      return submit.permitted() ? paths.decide(part.name(), part.nominal(), agency) : submit;
    }
  }

  /**
   * @param facts what was asked, and of when
   */
  Rehearsal result(Facts facts) {
    return new Rehearsal(
        facts.since(),
        present.digest(),
        proposed.digest(),
        facts.directory(),
        messages,
        decisions,
        facts.notKept(),
        gained,
        lost,
        nobodyLeft,
        differences());
  }

  record Facts(Instant since, int directory, long notKept) {}

  /** Losses first, and what concerns most messages before the rest. */
  private List<Difference> differences() {
    return tallies.entrySet().stream()
        .map(
            entry ->
                new Difference(
                    entry.getKey().effect(),
                    entry.getKey().agency(),
                    entry.getKey().type(),
                    entry.getKey().part(),
                    entry.getKey().from(),
                    entry.getKey().present(),
                    entry.getKey().proposed(),
                    entry.getValue().messages,
                    List.copyOf(entry.getValue().examples)))
        .sorted(
            Comparator.comparing(Difference::effect)
                .thenComparing(Difference::messages, Comparator.reverseOrder())
                .thenComparing(Difference::agency)
                .thenComparing(each -> each.type().value())
                .thenComparing(Difference::part)
                .thenComparing(Difference::from))
        .toList();
  }
}
