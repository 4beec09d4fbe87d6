// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.console.find.IndexBench.NOON;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageTypes;
import org.saola.routes.console.scope.Scope;

/** Any question finds what a look at every entry finds: few and many kinds, near and far, marks. */
class SearchAgainstAllTest {
  private static final int ENTRIES = 4000;
  private static final int QUESTIONS = 300;

  /** So few that most ranges are met. */
  private static final int NEWEST = 16;

  private static final List<Event> EVENTS =
      List.of(Event.CONSIGNED, Event.RELEASED, Event.WITHHELD, Event.HANDED_OVER);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<Entry> entries = new ArrayList<>();

  private static AgencyId agency(int number) {
    return new AgencyId("A-" + number);
  }

  private static TypeId type(int number) {
    return MessageTypes.all().get(number).id();
  }

  /** The last of the agencies and of the types are rare, and long ago. */
  private Entry entry(int leaf) {
    boolean rare = leaf < 400 && random.nextInt(20) == 0;
    return IndexBench.entry(
        EVENTS.get(random.nextInt(EVENTS.size())),
        NOON.plusSeconds(leaf + random.nextInt(10)),
        leaf,
        agency(rare ? 6 : random.nextInt(6)),
        agency(random.nextInt(6)),
        type(rare ? 3 : random.nextInt(3)),
        random.nextBoolean() ? List.of("all.x") : null,
        random.nextInt(8) == 0 ? "C" + random.nextInt(3) : null,
        random.nextInt(8) == 0 ? "officer" + random.nextInt(leaf < 500 ? 4 : 2) : null);
  }

  private Question question() {
    Question question = Question.ALL;
    if (random.nextInt(3) == 0) {
      question = question.senders(agency(random.nextInt(7)), agency(random.nextInt(7)));
    }
    if (random.nextInt(4) == 0) {
      question = question.agencies(agency(random.nextInt(7)));
    }
    if (random.nextInt(3) == 0) {
      question = question.types(type(random.nextInt(4)));
    }
    if (random.nextInt(3) == 0) {
      question = question.events(EVENTS.get(random.nextInt(4)), EVENTS.get(random.nextInt(4)));
    }
    if (random.nextInt(5) == 0) {
      question = question.rules("all.x");
    }
    if (random.nextInt(5) == 0) {
      question = question.codes("C" + random.nextInt(3), "C" + random.nextInt(3));
    }
    if (random.nextInt(5) == 0) {
      question = question.actors("officer" + random.nextInt(4));
    }
    if (random.nextInt(4) == 0) {
      int since = random.nextInt(ENTRIES);
      question =
          question.between(
              NOON.plusSeconds(since), NOON.plusSeconds(since + random.nextInt(ENTRIES)));
    }
    return question;
  }

  private static boolean fits(Entry entry, Question question, Set<AgencyId> scope) {
    return (question.since() == null || !entry.at().isBefore(question.since()))
        && (question.until() == null || entry.at().isBefore(question.until()))
        && in(question.senders(), entry.from())
        && in(question.types(), entry.type())
        && in(question.events(), entry.event())
        && in(question.codes(), entry.code())
        && in(question.actors(), entry.actor())
        && (question.rules().isEmpty() || entry.rules() != null)
        && oneOf(question.agencies(), entry)
        && oneOf(scope, entry);
  }

  private static boolean in(Set<?> asked, Object value) {
    return asked.isEmpty() || (value != null && asked.contains(value));
  }

  private static boolean oneOf(Set<AgencyId> agencies, Entry entry) {
    return agencies.isEmpty() || agencies.contains(entry.from()) || agencies.contains(entry.to());
  }

  @Test
  void findsWhatALookAtEveryEntryFinds() {
    IntStream.range(0, ENTRIES).forEach(leaf -> entries.add(entry(leaf)));
    var bench = new IndexBench();
    bench.log(entries.toArray(Entry[]::new));
    var search = new Search(bench.database.jdbc(), NEWEST);
    var numbers = Numbers.ofTags(bench.database.jdbc());
    int found = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = question();
      Set<AgencyId> scope = random.nextInt(3) == 0 ? Set.of(agency(random.nextInt(7))) : Set.of();
      long before = random.nextInt(3) == 0 ? random.nextInt(ENTRIES) : Long.MAX_VALUE;
      int limit = List.of(3, 100, 5000).get(random.nextInt(3));
      Conditions conditions =
          Conditions.of(question, scope.isEmpty() ? Scope.EVERYTHING : Scope.of(scope), numbers);
      List<Long> leaves =
          conditions.impossible() ? List.of() : search.run(conditions, before, limit);
      assertThat(leaves)
          .as("seed %d, question %d: %s before %d, %s", seed, i, question, before, scope)
          .isEqualTo(expected(question, scope, before, limit));
      found += leaves.size();
    }
    assertThat(found).isPositive();
  }

  private List<Long> expected(Question question, Set<AgencyId> scope, long before, int limit) {
    List<Long> fitting =
        new ArrayList<>(
            LongStream.range(0, Math.min(before, entries.size()))
                .filter(leaf -> fits(entries.get((int) leaf), question, scope))
                .boxed()
                .toList());
    Collections.reverse(fitting);
    return fitting.subList(0, Math.min(limit, fitting.size()));
  }
}
