// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.transparency.EntryReader.Erasure;
import org.saola.pki.transparency.EntryReader.Leaves;
import org.saola.pki.transparency.EntryReader.Said;
import org.saola.pki.transparency.LogAudit.Erasures;
import org.saola.pki.transparency.LogAudit.Finding;
import org.saola.pki.transparency.LogAudit.Opening;
import org.saola.pki.transparency.LogAudit.Report;

/**
 * What a missing entry is excused by, and by nothing else. Here an entry is its second, and one
 * that erases {@code second before first-end first-end ...}; an entry is kept for 100 seconds.
 */
class LogAuditErasedTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final byte[] SALT = new byte[32];

  @TempDir static Path folder;
  private static LogKeys keys;
  private final List<Opening> log = new ArrayList<>();
  private final Set<Long> gone = new HashSet<>();

  @BeforeAll
  static void createKeys() throws Exception {
    keys = MemoryLog.keys(folder.resolve("keys"));
  }

  /** Ten entries, of seconds 0 to 9; the sixth is clear. */
  @BeforeEach
  void write() {
    for (int i = 0; i < 10; i++) {
      log.add(i == 5 ? clear(String.valueOf(i)) : salted(String.valueOf(i)));
    }
  }

  @Test
  void whatALaterEntryErased_isExcused() throws Exception {
    erase(107, 7, "0-3");
    miss(0, 3);
    Report report = audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.erased()).isEqualTo(3);
    assertThat(report.openingsChecked()).isEqualTo(8);
  }

  @Test
  void theBoundaryOfThenMayBeErasedLater() throws Exception {
    erase(107, 7, "0-3");
    erase(109, 9, "3-5 6-8");
    miss(0, 5);
    miss(6, 8);
    assertThat(audit().findings()).isEmpty();
  }

  @Test
  void aMissingEntryThatNobodyErased_isNamed() throws Exception {
    erase(107, 7, "0-3");
    miss(0, 5);
    found(3, "its entry is missing");
    found(4, "its entry is missing");
    assertThat(audit().findings()).hasSize(2);
  }

  @Test
  void aClearLeafCannotBeErased() throws Exception {
    erase(109, 9, "4-7");
    miss(4, 7);
    gone.add(5L);
    found(5, "its entry is missing");
  }

  @Test
  void anEntryThatIsThereThoughErased_isNamed() throws Exception {
    erase(107, 7, "0-3");
    miss(0, 2);
    found(2, "by leaf 10 its entry is erased, but it is there");
    assertThat(audit().findings()).hasSize(1);
  }

  @Test
  void whatCoversTooMuch_isNamed() throws Exception {
    erase(107, 7, "0-300");
    miss(0, 3);
    found(3, "by leaf 10 its entry and 296 more are erased");
  }

  @Test
  void anEarlierEntryErasesNothing() throws Exception {
    erase(107, 7, "11-12");
    log.add(salted("108"));
    log.add(salted("109"));
    miss(11, 12);
    found(11, "its entry is missing");
    found(11, "its entry is erased, but it is there");
  }

  @Test
  void whatFollowsIsTooYoung() throws Exception {
    erase(107, 7, "0-7");
    miss(0, 5);
    miss(6, 7);
    gone.add(5L);
    log.set(5, salted("5"));
    found(6, "leaf 10 erased it as older than 2026-01-01T12:00:07Z, but the entry after it");
  }

  @Test
  void whatStandsBeforeIsTooYoung() throws Exception {
    erase(105, 5, "6-7");
    miss(6, 7);
    found(6, "an entry before it was written 2026-01-01T12:00:05Z");
  }

  @Test
  void erasedBeforeItsTime() throws Exception {
    erase(106, 7, "0-3");
    miss(0, 3);
    found(10, "it erases at 2026-01-01T12:01:46Z what was written up to 2026-01-01T12:00:07Z");
  }

  @Test
  void erasedByAnEntryOfTheFuture() throws Exception {
    Instant signed = Checkpoint.verify(checkpoint(), keys.verifierKeys()).cosigned();
    long second = Duration.between(NOON, signed).toSeconds() + 301;
    erase(second, 7, "0-3");
    miss(0, 3);
    found(10, "it says that it erased at");
  }

  @Test
  void whatErasesMustBeReadByEverybody() throws Exception {
    log.add(salted("107 7 0-3"));
    miss(0, 3);
    assertThat(audit().findings()).extracting(Finding::index).containsExactly(0L, 1L, 2L);
  }

  @Test
  void theErasingEntryMustBeThereToo() throws Exception {
    erase(107, 7, "0-3");
    miss(0, 3);
    gone.add(10L);
    assertThat(audit().findings()).extracting(Finding::index).containsExactly(10L);
  }

  @Test
  void withoutWhatReadsErasures_everyMissingEntryIsNamed() throws Exception {
    erase(107, 7, "0-3");
    miss(0, 3);
    Report report =
        LogAudit.verify(log(), keys.verifierKeys(), Optional.of(this::opening), done -> {});
    assertThat(report.findings()).extracting(Finding::index).containsExactly(0L, 1L, 2L);
  }

  @Test
  void boundsThatMakeNoSenseStopNothing() throws Exception {
    erase(107, 7, "0-3 -9--2 5-2 9223372036854775806-9223372036854775807");
    miss(0, 3);
    assertThat(audit().findings()).extracting(Finding::index).contains(-9L, 9223372036854775806L);
  }

  /** Every other leaf at first, the rest later: many small ranges that grow together. */
  @Test
  void manyRangesGrowTogether() throws Exception {
    log.clear();
    IntStream.range(0, 20_000).forEach(i -> log.add(salted("1")));
    log.add(salted("2"));
    for (int odd = 0; odd < 2; odd++) {
      for (int from = odd; from < 20_000; from += 2_000) {
        erase(
            200,
            3,
            IntStream.iterate(from, i -> i + 2)
                .limit(1_000)
                .mapToObj(i -> i + "-" + (i + 1))
                .collect(Collectors.joining(" ")));
      }
    }
    miss(0, 20_000);
    Report report = audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.erased()).isEqualTo(20_000);
  }

  private void erase(long second, long before, String leaves) {
    log.add(clear("%d %d %s".formatted(second, before, leaves)));
  }

  private void miss(long from, long end) {
    for (long i = from; i < end; i++) {
      if (i != 5 || log.size() > 1000) {
        gone.add(i);
      }
    }
  }

  private void found(long index, String what) throws Exception {
    AuditedLog.assertNames(audit(), index, what);
  }

  private Report audit() throws Exception {
    return LogAudit.verify(
        log(),
        keys.verifierKeys(),
        Optional.of(this::opening),
        new Erasures(LogAuditErasedTest::read, Optional.of(Duration.ofSeconds(100))),
        done -> {});
  }

  private MemoryLog log() throws Exception {
    return new MemoryLog()
        .append(
            log.stream()
                .map(each -> each.salted() ? Sha256.of(each.bytes()) : each.bytes())
                .toList())
        .sign(keys);
  }

  private String checkpoint() throws Exception {
    return new String(log().read("checkpoint").orElseThrow(), StandardCharsets.UTF_8);
  }

  private Optional<Opening> opening(long index) {
    return gone.contains(index) ? Optional.empty() : Optional.of(log.get((int) index));
  }

  private static Opening salted(String entry) {
    return Opening.of(SALT, entry.getBytes(StandardCharsets.UTF_8));
  }

  private static Opening clear(String entry) {
    return Opening.of(null, entry.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Said> read(byte[] entry) {
    String[] words = new String(entry, StandardCharsets.UTF_8).split(" ");
    Optional<Erasure> erasure =
        words.length == 1
            ? Optional.empty()
            : Optional.of(
                new Erasure(
                    second(words[1]),
                    Stream.of(Arrays.copyOfRange(words, 2, words.length))
                        .map(LogAuditErasedTest::leaves)
                        .toList()));
    return Optional.of(new Said(second(words[0]), erasure));
  }

  private static Instant second(String word) {
    return NOON.plusSeconds(Long.parseLong(word));
  }

  private static Leaves leaves(String word) {
    int dash = word.indexOf('-', 1);
    return new Leaves(
        Long.parseLong(word.substring(0, dash)), Long.parseLong(word.substring(dash + 1)));
  }
}
