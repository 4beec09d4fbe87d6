// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;

/**
 * Every marking against each that is one step stricter, for a recipient of each kind, named alone
 * or through a group, sent or passed on: what is refused under a marking is refused under each
 * stricter one. The type is the one that goes to every kind.
 */
class MarkingLatticeTest {
  private static final AgencyId SENDER = new AgencyId("NL-CUSTOMS");
  private static final List<AgencyId> ONE_OF_EACH_KIND =
      List.of(
          new AgencyId("DE-CUSTOMS"),
          new AgencyId("BE-CITES"),
          new AgencyId("FR-POLICE"),
          new AgencyId("EUROPOL"),
          new AgencyId("TWIX"));
  private static final List<Optional<String>> VIA =
      List.of(Optional.empty(), Optional.of("@watch"));

  private static TableParties parties;

  @BeforeAll
  static void readParties() throws Exception {
    parties = TableParties.read(RuleTable.TESTS);
  }

  private record Marking(Tlp tlp, Set<HandlingCode> handling, Level level, boolean nominal) {
    static List<Marking> all(Level[] levels) {
      List<Marking> all = new ArrayList<>();
      for (Tlp tlp : Tlp.values()) {
        for (Set<HandlingCode> handling : subsets()) {
          for (Level level : levels) {
            all.add(new Marking(tlp, handling, level, false));
            all.add(new Marking(tlp, handling, level, true));
          }
        }
      }
      return all;
    }

    private static List<Set<HandlingCode>> subsets() {
      List<Set<HandlingCode>> subsets = new ArrayList<>();
      HandlingCode[] codes = HandlingCode.values();
      for (int bits = 0; bits < 1 << codes.length; bits++) {
        Set<HandlingCode> subset = EnumSet.noneOf(HandlingCode.class);
        for (HandlingCode code : codes) {
          if ((bits & 1 << code.ordinal()) != 0) {
            subset.add(code);
          }
        }
        subsets.add(subset);
      }
      return subsets;
    }

    /** Those that differ by one step up; every stricter marking is reached by such steps. */
    List<Marking> oneStepStricter() {
      List<Marking> stricter = new ArrayList<>();
      if (tlp.ordinal() + 1 < Tlp.values().length) {
        stricter.add(new Marking(Tlp.values()[tlp.ordinal() + 1], handling, level, nominal));
      }
      if (level.ordinal() + 1 < Level.values().length) {
        stricter.add(new Marking(tlp, handling, Level.values()[level.ordinal() + 1], nominal));
      }
      if (!nominal) {
        stricter.add(new Marking(tlp, handling, level, true));
      }
      for (HandlingCode code : EnumSet.complementOf(copy(handling))) {
        Set<HandlingCode> more = copy(handling);
        more.add(code);
        stricter.add(new Marking(tlp, more, level, nominal));
      }
      return stricter;
    }

    private static EnumSet<HandlingCode> copy(Set<HandlingCode> codes) {
      EnumSet<HandlingCode> copy = EnumSet.noneOf(HandlingCode.class);
      copy.addAll(codes);
      return copy;
    }

    Labels labels() {
      return new Labels(
          new TypeId("seizure-report/1"),
          tlp,
          handling,
          level,
          Purpose.INVESTIGATION,
          Urgency.ORDINARY,
          Optional.empty());
    }
  }

  @Test
  void noMarkingGrantsMoreThanAWeakerOne() throws Exception {
    RuleSet rules = RuleLoader.load(RuleFiles.read(RuleTable.RULES));
    assertThat(granted(rules, Level.values())).isEmpty();
  }

  @Test
  void aRuleThatGrantsMoreUnderAStricterMarkingIsFound() throws Exception {
    var texts = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
    texts.merge(
        RuleFiles.ALL,
        """
        @id("all.only-h1")
        forbid (principal, action == Action::"receive", resource)
        unless { context.labels.handling.contains(Handling::"H1") };
        """,
        String::concat);
    RuleSet rules = RuleLoader.load(new RuleFiles(texts));
    assertThat(granted(rules, new Level[] {Level.BASIC_PROTECTION})).isNotEmpty();
  }

  /** What is refused under a marking and granted under a stricter one. */
  private static List<String> granted(RuleSet rules, Level[] levels) {
    return Marking.all(levels).parallelStream()
        .flatMap(marking -> granted(rules, marking).stream())
        .toList();
  }

  private static List<String> granted(RuleSet rules, Marking marking) {
    List<String> wrong = new ArrayList<>();
    for (Marking stricter : marking.oneStepStricter()) {
      if (permits(rules, submit(stricter)) && !permits(rules, submit(marking))) {
        wrong.add("submit: %s, not %s".formatted(stricter, marking));
      }
      for (AgencyId recipient : ONE_OF_EACH_KIND) {
        for (Optional<String> via : VIA) {
          Question.Receive now = receive(recipient, via, marking);
          Question.Receive then = receive(recipient, via, stricter);
          if (permits(rules, then) && !permits(rules, now)) {
            wrong.add("%s receives under %s, not %s".formatted(recipient, stricter, marking));
          }
          if (permits(rules, then.forwarded()) && !permits(rules, now.forwarded())) {
            wrong.add("%s is passed %s, not %s".formatted(recipient, stricter, marking));
          }
        }
      }
    }
    return wrong;
  }

  private static Question submit(Marking marking) {
    return new Question.Submit(SENDER, marking.labels());
  }

  /** A part of one name, whatever its label: a rule that looks at the name sees no difference. */
  private static Question.Receive receive(
      AgencyId recipient, Optional<String> via, Marking marking) {
    return new Question.Receive(
        recipient, SENDER, "report", marking.nominal(), via, marking.labels());
  }

  private static boolean permits(RuleSet rules, Question question) {
    return rules.decide(question, parties).permitted();
  }
}
