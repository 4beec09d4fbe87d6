// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Forwarding;

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
  private static final List<Forwarding> FOOTINGS =
      List.of(Forwarding.WITHOUT_CONSENT, Forwarding.WITH_CONSENT);
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

    org.saola.message.manifest.Marking inManifest() {
      return new org.saola.message.manifest.Marking(tlp, List.copyOf(handling), level, null);
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
    List<Marking> from = Marking.all(levels);
    Map<Marking, Set<String>> permitted =
        from.stream()
            .flatMap(each -> Stream.concat(Stream.of(each), each.oneStepStricter().stream()))
            .collect(Collectors.toSet())
            .parallelStream()
            .collect(Collectors.toConcurrentMap(each -> each, each -> permitted(rules, each)));
    List<String> wrong = new ArrayList<>();
    for (Marking marking : from) {
      for (Marking stricter : marking.oneStepStricter()) {
        Set<String> more = new TreeSet<>(permitted.get(stricter));
        more.removeAll(permitted.get(marking));
        more.forEach(what -> wrong.add("%s under %s, not %s".formatted(what, stricter, marking)));
      }
    }
    return wrong;
  }

  /** Each question about a marking is asked once: many are one step from it. */
  private static Set<String> permitted(RuleSet rules, Marking marking) {
    Map<String, Question> asked = new HashMap<>();
    asked.put("submit", submit(marking));
    for (AgencyId recipient : ONE_OF_EACH_KIND) {
      for (Optional<String> via : VIA) {
        Question.Receive sent = receive(recipient, via, marking);
        String what = recipient + via.map(group -> " through " + group).orElse("");
        asked.put(what + " receives", sent);
        for (Forwarding footing : FOOTINGS) {
          asked.put("%s is passed on %s".formatted(what, footing), sent.forwarded(footing));
        }
      }
    }
    return asked.entrySet().stream()
        .filter(each -> permits(rules, each.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Nobody gets by being passed something what it would not get at all, nor without a consent. */
  @Test
  void aConsentGrantsNothingButWhatH2Forbids() throws Exception {
    RuleSet rules = RuleLoader.load(RuleFiles.read(RuleTable.RULES));
    for (Marking marking : Marking.all(new Level[] {Level.BASIC_PROTECTION})) {
      Set<HandlingCode> without = Marking.copy(marking.handling());
      without.remove(HandlingCode.H2);
      Marking noH2 = new Marking(marking.tlp(), without, marking.level(), marking.nominal());
      for (AgencyId recipient : ONE_OF_EACH_KIND) {
        for (Optional<String> via : VIA) {
          Question.Receive asked = receive(recipient, via, marking);
          boolean consented = permits(rules, asked.forwarded(Forwarding.WITH_CONSENT));
          boolean plain = permits(rules, asked.forwarded(Forwarding.WITHOUT_CONSENT));
          boolean h2 = marking.handling().contains(HandlingCode.H2);
          assertThat(plain).as("%s to %s", marking, recipient).isEqualTo(consented && !h2);
          assertThat(consented)
              .as("%s to %s", marking, recipient)
              .isEqualTo(
                  permits(
                      rules, receive(recipient, via, noH2).forwarded(Forwarding.WITHOUT_CONSENT)));
        }
      }
    }
  }

  /** A marking may follow another on the way exactly if single steps up lead there. */
  @Test
  void onTheWayAMarkingOnlyGetsStricter() {
    List<Marking> all =
        Marking.all(new Level[] {Level.BASIC_PROTECTION, Level.RESTREINT_UE}).stream()
            .filter(marking -> !marking.nominal())
            .toList();
    for (Marking from : all) {
      Set<Marking> above = new HashSet<>(Set.of(from));
      List<Marking> next = new ArrayList<>(List.of(from));
      while (!next.isEmpty()) {
        next.removeLast().oneStepStricter().stream()
            .filter(marking -> !marking.nominal() && all.contains(marking) && above.add(marking))
            .forEach(next::add);
      }
      for (Marking to : all) {
        assertThat(to.inManifest().isNoWeakerThan(from.inManifest()))
            .as("%s after %s", to, from)
            .isEqualTo(above.contains(to));
      }
    }
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
