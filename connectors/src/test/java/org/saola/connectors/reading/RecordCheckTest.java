// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/** Whatever is changed in the record shows, but for what the last tests say plainly. */
class RecordCheckTest {
  private static final Instant OCTOBER = Instant.parse("2026-10-31T23:00:00Z");
  private static final int LINES = 8;

  @TempDir static Path written;
  @TempDir Path folder;
  private AgencyHome home;
  private Alarms alarms;
  private Path october;
  private Path november;

  /** Four lines in each of two months. */
  @BeforeAll
  static void write() throws Exception {
    AgencyHome home = new AgencyHome(written);
    for (int number = 1; number <= LINES; number++) {
      append(home, number, OCTOBER.plus(Duration.ofMinutes(12L * number)));
    }
  }

  @BeforeEach
  void copy() throws Exception {
    home = new AgencyHome(folder);
    home.create();
    alarms = new Alarms(home, Clock.fixed(OCTOBER, ZoneOffset.UTC));
    RecordFiles.of(home).create();
    for (Path file : DurableFiles.list(new AgencyHome(written).state("consultations"))) {
      Files.copy(file, home.state("consultations").resolve(file.getFileName()));
    }
    october = home.state("consultations").resolve("2026-10.jsonl");
    november = home.state("consultations").resolve("2026-11.jsonl");
    assertThat(lines(october)).hasSize(4);
    assertThat(lines(november)).hasSize(4);
  }

  private void append(int number) throws Exception {
    append(number, OCTOBER.plus(Duration.ofMinutes(12L * number)));
  }

  private void append(int number, Instant at) throws Exception {
    append(home, number, at);
  }

  private static void append(AgencyHome home, int number, Instant at) throws Exception {
    Alarms alarms = new Alarms(home, Clock.fixed(OCTOBER, ZoneOffset.UTC));
    new ConsultationRecord(RecordFiles.of(home), alarms)
        .append(
            previous ->
                new Reading(
                    at,
                    "f3b1c0de",
                    "An Officer",
                    new MessageId("01900000-0000-7000-8000-%012d".formatted(number)),
                    new AgencyId("NL-CUSTOMS"),
                    Digest.of(new byte[] {(byte) number}),
                    "Case " + number,
                    previous));
  }

  private static List<String> lines(Path file) throws Exception {
    return Files.readAllLines(file);
  }

  private static void rewrite(Path file, List<String> lines) throws Exception {
    Files.writeString(file, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
  }

  private RecordCheck.Report check() throws Exception {
    return RecordCheck.run(home, reading -> {});
  }

  private void assertBreak(String file, long line) throws Exception {
    assertThat(check().breaks())
        .as("break in %s, line %d", file, line)
        .anyMatch(it -> it.file().equals(file) && it.line() == line);
  }

  @Test
  void holdsAsItWasWritten_andIsItsOwnersAlone() throws Exception {
    List<Reading> read = new ArrayList<>();
    RecordCheck.Report report = RecordCheck.run(home, read::add);

    assertThat(report.holds()).isTrue();
    assertThat(report.lines()).isEqualTo(LINES);
    assertThat(read).extracting(Reading::reason).startsWith("Case 1", "Case 2").endsWith("Case 8");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(october)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(october.getParent())))
        .isEqualTo("rwx------");
    assertThat(alarms.count()).isZero();
  }

  @Test
  void nothingReadIsNothingBroken() throws Exception {
    DurableFiles.deleteTree(home.state("consultations"));
    assertThat(check().holds()).isTrue();
    assertThat(check().lines()).isZero();
  }

  /** Its line is written first, behind all that was read until then. */
  @Test
  void whatIsSentWhileTheRecordIsReadIsNoBreak() throws Exception {
    Path draft = home.outbox().resolve("desk-00000000-0000-4000-8000-000000000000.json");
    RecordCheck.Report report =
        RecordCheck.run(
            home,
            reading -> {
              try {
                Files.writeString(draft, "{}");
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    assertThat(report.breaks()).isEmpty();
    assertThat(check().breaks()).hasSize(1);
  }

  @Test
  void whatIsReadWhileTheRecordIsRead_isNoBreak_inAnotherMonthEither() throws Exception {
    AtomicInteger handed = new AtomicInteger();
    RecordCheck.Report report =
        RecordCheck.run(
            home,
            reading -> {
              if (handed.incrementAndGet() == LINES) {
                uncheckedAppend(LINES + 1, OCTOBER.plus(Duration.ofDays(1)));
                uncheckedAppend(LINES + 2, OCTOBER.plus(Duration.ofDays(40)));
              }
            });
    assertThat(report.breaks()).isEmpty();
    assertThat(report.lines()).isEqualTo(LINES);
    assertThat(check().lines()).isEqualTo(LINES + 2);
  }

  /** Whatever a check comes upon: a line half written, or one whose head is still to come. */
  @Test
  void aDeskInUseBreaksNothing() throws Exception {
    CompletableFuture<Void> officers =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= 60; i++) {
                uncheckedAppend(LINES + i, OCTOBER.plus(Duration.ofDays(i)));
              }
            });
    long seen = 0;
    while (!officers.isDone()) {
      RecordCheck.Report report = check();
      assertThat(report.breaks()).isEmpty();
      assertThat(report.lines()).isGreaterThanOrEqualTo(seen);
      seen = report.lines();
    }
    officers.join();
    assertThat(check().lines()).isEqualTo(LINES + 60);
  }

  private void uncheckedAppend(int number, Instant at) {
    try {
      append(number, at);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyEditedLineShows_alsoTheLast() throws Exception {
    for (Path file : List.of(october, november)) {
      List<String> whole = lines(file);
      for (int at = 0; at < whole.size(); at++) {
        List<String> changed = new ArrayList<>(whole);
        changed.set(at, changed.get(at).replace("An Officer", "No Officer"));
        rewrite(file, changed);
        assertThat(check().breaks()).as("%s, line %d", file, at + 1).hasSize(1);
        rewrite(file, whole);
      }
    }
    assertThat(check().holds()).isTrue();
  }

  @Test
  void everyByteCounts() throws Exception {
    byte[] whole = Files.readAllBytes(october);
    for (int at = 0; at < whole.length; at += 7) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(october, changed);
      assertThat(check().holds()).as("byte %d", at).isFalse();
    }
  }

  @Test
  void everyRemovedLineShows_alsoTheFirstAndTheLast() throws Exception {
    for (Path file : List.of(october, november)) {
      List<String> whole = lines(file);
      for (int at = 0; at < whole.size(); at++) {
        List<String> fewer = new ArrayList<>(whole);
        fewer.remove(at);
        rewrite(file, fewer);
        assertThat(check().holds()).as("%s without line %d", file, at + 1).isFalse();
        rewrite(file, whole);
      }
    }
    List<String> whole = lines(october);
    rewrite(october, List.of(whole.get(0), whole.get(1), whole.get(3)));
    assertBreak("2026-10.jsonl", 3);
    rewrite(october, whole.subList(1, 4));
    assertBreak("2026-10.jsonl", 1);
  }

  @Test
  void linesInAnotherOrderShow() throws Exception {
    List<String> lines = lines(november);
    Collections.swap(lines, 1, 2);
    rewrite(november, lines);
    assertBreak("2026-11.jsonl", 2);
    assertBreak("2026-11.jsonl", 3);
    assertBreak("2026-11.jsonl", 4);
  }

  @Test
  void lineThatIsPutInShows() throws Exception {
    List<String> lines = lines(november);
    lines.add(2, lines.get(1).replace("Case 6", "Case 6b"));
    rewrite(november, lines);
    assertBreak("2026-11.jsonl", 3);
  }

  @Test
  void monthThatIsGoneShows() throws Exception {
    byte[] first = Files.readAllBytes(october);
    Files.delete(october);
    assertBreak("2026-11.jsonl", 1);
    Files.write(october, first);
    Files.delete(november);
    assertBreak("head", 0);
  }

  @Test
  void headThatIsGoneOrOldShows() throws Exception {
    Path head = home.state("consultations").resolve("head");
    Files.delete(head);
    assertBreak("head", 0);
    Files.writeString(head, Digest.of(lines(october).getFirst().getBytes()) + "\n");
    assertBreak("head", 0);
  }

  /** What shows before further lines still shows after them. */
  @Test
  void gapAtTheEndStaysAfterTheRecordHasGoneOn_andRaisesAnAlarm() throws Exception {
    for (UnaryOperator<List<String>> change :
        List.<UnaryOperator<List<String>>>of(
            lines -> lines.subList(0, 3),
            lines -> lines.subList(0, 1),
            lines -> List.of(),
            lines -> List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(3) + " "))) {
      byte[] before = Files.readAllBytes(november);
      byte[] head = Files.readAllBytes(home.state("consultations").resolve("head"));
      rewrite(november, change.apply(lines(november)));

      append(9, OCTOBER.plus(Duration.ofDays(3)));
      append(10, OCTOBER.plus(Duration.ofDays(3)));

      assertThat(check().breaks()).hasSize(1);
      assertThat(check().breaks().getFirst().file()).isEqualTo("2026-11.jsonl");
      assertThat(alarms.stands(Alarms.Kind.READINGS_CHANGED)).isTrue();
      DurableFiles.clear(home.alarms());
      Files.write(november, before);
      Files.write(home.state("consultations").resolve("head"), head);
    }
    assertThat(check().holds()).isTrue();
  }

  @Test
  void lineTornByACrashGoes_andTheRecordHolds() throws Exception {
    Files.writeString(november, "{\"at\":\"2026-11", StandardOpenOption.APPEND);
    assertBreak("2026-11.jsonl", 5);

    append(9);

    assertThat(check().holds()).isTrue();
    assertThat(check().lines()).isEqualTo(LINES + 1);
    assertThat(alarms.count()).isZero();
  }

  @Test
  void firstLineOfAMonthTornByACrashGoesToo() throws Exception {
    Files.writeString(home.state("consultations").resolve("2026-12.jsonl"), "{\"at\":\"20");
    append(9);
    assertThat(check().holds()).isTrue();
  }

  @Test
  void whatWasSentFromTheDeskWithoutALineShows_butNoFileOfAnotherSystem() throws Exception {
    String name = "desk-0190f0c4-0000-4000-8000-000000000001.json";
    Files.writeString(home.outbox().resolve("report.csv"), "a");
    assertThat(check().holds()).isTrue();
    for (Path place : List.of(home.outbox(), home.state("files"), home.sent(), home.rejected())) {
      Path file = Files.createDirectories(place).resolve(name);
      Files.writeString(file, "{}");
      assertBreak(home.root().relativize(file).toString(), 0);
      assertThat(check().breaks()).singleElement().asString().contains(name);
      Files.delete(file);
    }
    Path damaged = Files.createDirectories(home.sent().resolve("m")).resolve("outcome.json");
    Files.writeString(damaged, "{");
    assertBreak("sent/m/outcome.json", 0);
  }

  /** The line is on disk before the head is. */
  @Test
  void crashBetweenLineAndHeadBreaksNothing() throws Exception {
    Path head = home.state("consultations").resolve("head");
    byte[] before = Files.readAllBytes(head);
    append(9);
    Files.write(head, before);
    assertThat(check().holds()).isTrue();

    append(10);

    assertThat(check().holds()).isTrue();
    assertThat(alarms.count()).isZero();
  }

  @Test
  void crashBehindTheVeryFirstLineBreaksNothing() throws Exception {
    DurableFiles.deleteTree(home.state("consultations"));
    append(1);
    Files.delete(home.state("consultations").resolve("head"));
    assertThat(check().holds()).isTrue();
    append(2);
    assertThat(check().holds()).isTrue();
    assertThat(alarms.count()).isZero();
  }

  @Test
  void clockThatStepsBackPutsNothingIntoAnEarlierMonth() throws Exception {
    append(9, OCTOBER);
    assertThat(lines(october)).hasSize(4);
    assertThat(lines(november)).hasSize(5);
    assertThat(check().holds()).isTrue();
  }

  @Test
  void fileThatEndsInNoLineIsLeftAlone() throws Exception {
    Files.writeString(november, "x".repeat(100_000), StandardOpenOption.APPEND);
    long size = Files.size(november);
    assertThat(catchThrowable(() -> append(9)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2026-11.jsonl");
    assertThat(Files.size(november)).isEqualTo(size);
  }

  /**
   * There is no key in the chain. Whoever may write these files and takes the trouble to make all
   * of it anew is not seen here; that the hub knows of a reading is (ReadingsTest).
   */
  @Test
  void chainThatIsMadeAnewInWholeIsNotSeen() throws Exception {
    DurableFiles.deleteTree(home.state("consultations"));
    for (int number = 1; number < LINES; number++) {
      append(number);
    }
    assertThat(check().holds()).isTrue();
  }

  @Test
  void stateThatIsPutBackInWholeIsNotSeen() throws Exception {
    Path head = home.state("consultations").resolve("head");
    byte[] lines = Files.readAllBytes(november);
    byte[] before = Files.readAllBytes(head);
    append(9);
    Files.write(november, lines);
    Files.write(head, before);
    assertThat(check().holds()).isTrue();
  }

  @Test
  void lineOfAnotherFormIsNamed() throws Exception {
    List<String> lines = lines(october);
    lines.set(1, new String(new byte[] {'[', ']'}, StandardCharsets.UTF_8));
    rewrite(october, lines);
    assertBreak("2026-10.jsonl", 2);
    assertBreak("2026-10.jsonl", 3);
  }
}
