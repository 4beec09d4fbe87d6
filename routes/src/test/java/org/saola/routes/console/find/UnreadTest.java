// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.console.find.IndexBench.ALERT;
import static org.saola.routes.console.find.IndexBench.BR;
import static org.saola.routes.console.find.IndexBench.FR;
import static org.saola.routes.console.find.IndexBench.NL;
import static org.saola.routes.console.find.IndexBench.NOON;
import static org.saola.routes.console.find.IndexBench.REQUEST;
import static org.saola.routes.console.find.IndexBench.entry;
import static org.saola.routes.console.find.IndexBench.of;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.Unread.Age;
import org.saola.routes.console.scope.Scope;

/** Who has not read what, against exchanges that are counted while they are made up. */
class UnreadTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final LocalDate FIRST = TODAY.minusDays(60);

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final IndexBench bench = new IndexBench();
  private final Unread unread = new Unread(bench.database.jdbc());

  /** What is open of a sender, by recipient and age. */
  private final Map<AgencyId, Map<String, Long>> truth = new TreeMap<>();

  private final List<Entry> first = new ArrayList<>();
  private final List<Entry> later = new ArrayList<>();

  private static Entry at(Event event, int message, int daysAgo, AgencyId from, AgencyId to) {
    Instant at = NOON.minus(Duration.ofDays(daysAgo));
    return entry(
        event, at, message, from, to, message % 2 == 0 ? ALERT : REQUEST, null, null, null);
  }

  private void message(int number) {
    AgencyId from = random.nextBoolean() ? NL : FR;
    int age = random.nextInt(50);
    for (AgencyId to : List.of(NL, FR, BR)) {
      if (!to.equals(from) && random.nextInt(3) > 0) {
        first.add(at(Event.CONSIGNED, number, age, from, to));
        first.add(at(Event.HANDED_OVER, number, age, from, to));
        switch (random.nextInt(4)) {
          case 0 -> later.add(at(Event.READ_BY_OFFICER, number, random.nextInt(age + 1), from, to));
          case 1 -> later.add(at(Event.REJECTED_BY_RECIPIENT, number, age, from, to));
          default ->
              truth
                  .computeIfAbsent(from, any -> new TreeMap<>())
                  .merge(to + " " + Age.of(TODAY.minusDays(age), TODAY), 1L, Long::sum);
        }
      }
    }
  }

  private static Map<String, Long> flat(Map<String, Map<Age, Long>> counts) {
    Map<String, Long> flat = new TreeMap<>();
    counts.forEach(
        (agency, ages) -> ages.forEach((age, count) -> flat.put(agency + " " + age, count)));
    return flat;
  }

  private Map<String, Long> counted(Scope scope) {
    return flat(unread.count(FIRST, TODAY.plusDays(1), TODAY, scope));
  }

  private Map<String, Long> expected(AgencyId... senders) {
    Map<String, Long> sum = new TreeMap<>();
    for (AgencyId sender : senders) {
      truth
          .getOrDefault(sender, Map.of())
          .forEach((key, count) -> sum.merge(key, count, Long::sum));
    }
    return sum;
  }

  @Test
  void isWhatIsInAnInboxAndHasNotBeenOpened() throws Exception {
    for (int i = 0; i < 200; i++) {
      message(i);
    }
    Collections.shuffle(later, random);
    bench.log(first.toArray(Entry[]::new));
    bench.log(later.toArray(Entry[]::new));
    assertThat(counted(Scope.EVERYTHING)).as("seed %d", seed).isEqualTo(expected(NL, FR));
    assertThat(counted(Scope.NOTHING)).isEmpty();
    Map<String, Long> brazilian = new TreeMap<>(expected(NL, FR));
    brazilian.keySet().removeIf(key -> !key.startsWith(BR.value()));
    assertThat(counted(of(BR))).as("seed %d", seed).isEqualTo(brazilian);
    // The list behind the figure has as many, whoever asks.
    for (Scope scope : List.of(Scope.EVERYTHING, of(NL))) {
      List<EntryRow> consigned =
          bench
              .entries
              .find(
                  Question.ALL.events(Event.CONSIGNED).recipients(BR),
                  scope,
                  OptionalLong.empty(),
                  1000)
              .rows();
      long listed = unread.among(consigned).size();
      assertThat(listed)
          .as("seed %d", seed)
          .isEqualTo(
              counted(scope).entrySet().stream()
                  .filter(it -> it.getKey().startsWith(BR.value()))
                  .mapToLong(Map.Entry::getValue)
                  .sum());
    }
    // Made anew, the index counts the same.
    bench.index.rebuild();
    bench.index.follow();
    assertThat(counted(Scope.EVERYTHING)).as("seed %d", seed).isEqualTo(expected(NL, FR));
  }

  @Test
  void agesMeetWithoutGapOrOverlap() {
    LocalDate next = TODAY;
    for (Age age : Age.values()) {
      assertThat(age.last(TODAY)).isEqualTo(next);
      LocalDate oldest = age.first(TODAY, FIRST);
      assertThat(Age.of(oldest, TODAY)).isEqualTo(age);
      assertThat(Age.of(age.last(TODAY), TODAY)).isEqualTo(age);
      next = oldest.minusDays(1);
    }
    assertThat(next).isEqualTo(FIRST.minusDays(1));
  }

  @Test
  void anothersReceiptAndAnotherMessageOfTheSameIdCountForNothing() {
    bench.log(
        at(Event.CONSIGNED, 2, 3, NL, FR),
        at(Event.CONSIGNED, 2, 3, NL, BR),
        at(Event.READ_BY_OFFICER, 2, 1, NL, BR),
        at(Event.READ_BY_OFFICER, 4, 1, NL, FR));
    assertThat(counted(Scope.EVERYTHING)).containsExactly(Map.entry("FR-POLICE WEEK", 1L));
  }
}
