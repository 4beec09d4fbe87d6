// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.schema.Schema;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saola.message.notice.DecisionAnswer.Ruling;

/**
 * However many agencies have rule files, each decision asks those that concern it, and no others.
 */
class ManyAgenciesTest {
  private static final int QUESTIONS = 600;

  /** Asked of all policies in one piece, which takes long. */
  private static final int FEW = 50;

  @Test
  void askingTheFilesThatConcernAQuestionIsAskingAll() throws Exception {
    long seed = new Random().nextLong();
    ManyAgencies federation = ManyAgencies.of(12);
    RuleSet sliced = RuleLoader.load(federation.rules());
    RuleSet whole = whole(federation, sliced);
    Random random = new Random(seed);
    Set<String> named = new HashSet<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = federation.ask(random);
      Ruling ruling = sliced.decide(question, federation.parties());
      assertThat(ruling)
          .as("seed %d, %s", seed, question)
          .isEqualTo(whole.decide(question, federation.parties()));
      named.addAll(ruling.rules());
    }
    assertThat(named.stream().filter(rule -> rule.startsWith("a") && !rule.startsWith("all.")))
        .as("seed %d", seed)
        .hasSizeGreaterThan(12);
  }

  /** Cedar's own answer over all policies in one piece. */
  private static RuleSet whole(ManyAgencies federation, RuleSet rules) throws Exception {
    List<Policy> all = new ArrayList<>();
    rules.policies().values().forEach(all::addAll);
    Schema schema = Schema.parse(Schema.JsonOrCedar.Cedar, federation.rules().schema());
    schema.cache();
    return new RuleSet(rules.digest(), schema, new PolicyFiles(Map.of(PolicyFiles.ALL, all)));
  }

  /** Prints what decisions cost: figures of a machine that does other things too are no promise. */
  @Test
  void whatADecisionCosts() throws Exception {
    for (int agencies : new int[] {10, 100, 1000}) {
      ManyAgencies federation = ManyAgencies.of(agencies);
      long start = cpu();
      RuleSet rules = RuleLoader.load(federation.rules());
      double load = (cpu() - start) / 1e6;
      RuleSet whole = whole(federation, rules);
      for (int warmUp = 0; warmUp < 2; warmUp++) {
        cost(federation, rules, "w" + warmUp, QUESTIONS / 4);
      }
      System.out.printf(
          Locale.ROOT,
          "%5d agencies: loading %.0f ms, cold %.0f us, cold in one piece %.0f us, warm %.2f us%n",
          agencies,
          load,
          cost(federation, rules, "cold", QUESTIONS / 4),
          cost(federation, whole, "cold", FEW),
          cost(federation, rules, "cold", QUESTIONS / 4));
    }
  }

  private static double cost(ManyAgencies federation, RuleSet rules, String part, int count) {
    Random random = new Random(1);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      questions.add(
          ManyAgencies.report(
              federation.ids().get(random.nextInt(federation.ids().size())),
              federation.ids().get(random.nextInt(federation.ids().size())),
              part + i));
    }
    long start = cpu();
    questions.forEach(question -> rules.decide(question, federation.parties()));
    return (cpu() - start) / 1e3 / count;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
