// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.routes.audit.ScratchDatabase;
import org.saola.routes.console.find.Unread;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.earlier.Unconfirmed;

/** Who has not confirmed a recall, against recalls that are counted while they are made up. */
class WaitingTest {
  private static final List<String> AGENCIES = List.of("NL-CUSTOMS", "FR-POLICE", "BE-CITES");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final ScratchDatabase database = new ScratchDatabase();
  private final Waiting waiting =
      new Waiting(new Unread(database.jdbc()), new Unconfirmed(database.source()));

  /** Open ones by originator and holder. */
  private final Map<String, Long> truth = new TreeMap<>();

  private int messages;

  private long message(String sender, String type) {
    messages++;
    return database
        .jdbc()
        .queryForObject(
            """
            insert into message (sender, id, digest, type, lane, expires, accepted_at)
            values (?, ?::uuid, ?, ?, 'ORDINARY', now(), now()) returning number
            """,
            Long.class,
            sender,
            "0192aaaa-0000-7000-8000-%012d".formatted(messages),
            Digest.of(("message " + messages).getBytes(StandardCharsets.UTF_8)).bytes(),
            type);
  }

  private void delivered(long message, String to) {
    database
        .jdbc()
        .update(
            """
            insert into delivery (message, recipient, released, note, state, expires)
            values (?, ?, '{}', '', 'handed-over', now())
            """,
            message,
            to);
  }

  private void recall() {
    String from = AGENCIES.get(random.nextInt(AGENCIES.size()));
    long target = message(from, "alert/1");
    long word = message(from, "recall/1");
    database
        .jdbc()
        .update("insert into about (message, target, kind) values (?, ?, 'word')", word, target);
    for (String holder : AGENCIES) {
      if (!holder.equals(from) && random.nextBoolean()) {
        delivered(target, holder);
        delivered(word, holder);
        confirm(from, word, holder);
      }
    }
  }

  private void confirm(String from, long word, String holder) {
    int answer = random.nextInt(3);
    if (answer > 0) {
      database
          .jdbc()
          .update(
              "insert into confirmation (word, agency, message, outcome, at) values (?, ?, ?, ?, now())",
              word,
              holder,
              word,
              answer == 1 ? "RECALLED" : "NOT_DONE");
    }
    if (answer != 1) {
      truth.merge(from + ">" + holder, 1L, Long::sum);
    }
  }

  private static Map<String, Long> lines(Waiting.Recalls recalls) {
    Map<String, Long> lines = new TreeMap<>();
    recalls.lines().forEach(it -> lines.merge(it.originator() + ">" + it.holder(), 1L, Long::sum));
    return lines;
  }

  @Test
  void openRecallsAreThoseOfOnesScope() {
    for (int i = 0; i < 60; i++) {
      recall();
    }
    Waiting.Recalls all = waiting.recalls(Scope.EVERYTHING);
    assertThat(lines(all)).as("seed %d", seed).isEqualTo(truth);
    assertThat(all.figure().total())
        .isEqualTo(truth.values().stream().mapToLong(Long::longValue).sum());
    all.figure()
        .bars()
        .forEach(
            bar ->
                assertThat(bar.entries())
                    .as("seed %d", seed)
                    .isEqualTo(
                        truth.entrySet().stream()
                            .filter(it -> it.getKey().endsWith(">" + bar.of()))
                            .mapToLong(Map.Entry::getValue)
                            .sum()));
    Map<String, Long> dutch = new TreeMap<>(truth);
    dutch.keySet().removeIf(pair -> !pair.contains("NL-CUSTOMS"));
    assertThat(lines(waiting.recalls(Scope.of(Set.of(new AgencyId("NL-CUSTOMS"))))))
        .as("seed %d", seed)
        .isEqualTo(dutch);
    assertThat(waiting.recalls(Scope.NOTHING).lines()).isEmpty();
  }
}
