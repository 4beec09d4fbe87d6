// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.evidence.EvidenceEnd;
import org.saola.pki.transparency.AddCheckpoint;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogWitness;
import org.saola.pki.transparency.WitnessKeys;

/** What an evidence file proves holds, and whatever is changed in one is found, with its line. */
class EvidenceFileTest {
  private static final int SIZE = 700;

  @TempDir Path folder;
  private EvidenceLog log;

  @BeforeEach
  void createLog() throws Exception {
    log = new EvidenceLog(folder.resolve("log"), SIZE);
  }

  @Test
  void aSelectionHolds_upwardsAndDownwards() throws Exception {
    for (String file :
        List.of(
            log.selection(0, 3, 7, 255, 256, 699),
            log.selection(699, 512, 13, 2),
            log.selection(5))) {
      EvidenceReport report = log.check(file);
      assertThat(report.findings()).isEmpty();
      assertThat(report.about().orElseThrow().size()).isEqualTo(SIZE);
      assertThat(report.counted().shown()).isEqualTo(file.lines().count() - 2);
    }
  }

  @Test
  void aRangeHolds_andCountsWhatIsNotShown() throws Exception {
    for (long[] range : new long[][] {{0, SIZE}, {250, 515}, {7, 8}, {698, 700}, {0, 1}}) {
      EvidenceReport report = log.check(log.range(range[0], range[1]));
      assertThat(report.findings()).as("%d to %d", range[0], range[1]).isEmpty();
      assertThat(report.counted().leaves()).isEqualTo(range[1] - range[0]);
    }
    assertThat(log.check(log.range(0, 20)).counted()).isEqualTo(new EvidenceEnd(20, 11, 6, 3));
  }

  @Test
  void entriesAreReadableText() throws Exception {
    assertThat(log.selection(2)).contains("\\\"event\\\":\\\"ACCEPTED\\\"").contains("Nº 2");
    assertThat(log.selection(7)).contains("\"bytes\":\"/wAB\"");
  }

  @Test
  void anEntryOrSaltThatWasChanged_isNamedByItsLine() throws Exception {
    for (String file : List.of(log.selection(2, 4, 6), log.range(0, 8))) {
      long line = line(file, "Nº 4 ");
      assertNamed(file.replace("Nº 4 ", "Nº 5 "), line, "entry 4 is not what");
      String salt =
          file.lines().toList().get((int) line - 1).replaceAll(".*\"salt\":\"(.).*", "$1");
      String other = salt.equals("A") ? "B" : "A";
      assertNamed(
          edit(file, line, text -> text.replaceFirst("(\"salt\":\").", "$1" + other)),
          line,
          "entry 4 is not what");
      assertNamed(
          edit(file, line, text -> text.replaceFirst(",\"salt\":\"[^\"]*\"", "")),
          line,
          "entry 4 is not what");
    }
  }

  /** What an operator would do who changes the database: the writer writes what lies there. */
  @Test
  void anEntryChangedInTheDatabase_isFoundByTheReader() throws Exception {
    var out = new ByteArrayOutputStream();
    byte[] changed = "{\"event\":\"REFUSED\"}".getBytes(StandardCharsets.UTF_8);
    KnownLeaf known = new KnownLeaf.Opened(3, changed, null);
    EvidenceWriter.range(out, log.source(), 2, 6, List.of(known).iterator());
    assertThat(log.check(out.toByteArray()).findings())
        .first()
        .hasToString("line 3: entry 3 is not what its leaf holds");
  }

  /** Its digest is not the entry that it stands for. */
  @Test
  void aSaltedLeafPassedOffAsAClearOne_isRefused() throws Exception {
    byte[] leaf = Leaf.salted(new byte[32], EvidenceLog.entry(1));
    var out = new ByteArrayOutputStream();
    KnownLeaf.Opened passedOff = new KnownLeaf.Opened(1, leaf, null);
    EvidenceWriter.selection(out, log.source(), List.of(passedOff).iterator());
    assertThat(log.check(out.toByteArray()).findings())
        .first()
        .asString()
        .contains("can be no leaf");
  }

  @Test
  void aProofOfAnotherEntry_isNamedByItsLine() throws Exception {
    String file = log.selection(2, 4, 6);
    assertNamed(file.replace("\"index\":4,", "\"index\":5,"), 3, "entry 5 is not what");
    assertNamed(
        edit(file, 3, text -> text.replaceFirst("(\"proof\":\\[\")...", "$1AAA")),
        3,
        "does not lead to the root");
    assertNamed(
        edit(file, 3, text -> text.replaceFirst("(\"proof\":\\[)\"[^\"]*\",", "$1")),
        3,
        "entry 4 is not what");
  }

  @Test
  void aHashOfARangeThatWasChanged_isRefused() throws Exception {
    String file = log.range(300, 320);
    assertNamed(
        edit(file, 3, text -> text.replaceFirst("(\"hash\":\")...", "$1AAA")),
        0,
        "do not lead to the root");
    for (String side : List.of("before", "after")) {
      String changed =
          edit(file, 1, text -> text.replaceFirst("(\"" + side + "\":\\[\")...", "$1AAA"));
      assertNamed(changed, 0, "do not lead to the root");
    }
  }

  /** Also where the counts are made to fit. */
  @Test
  void aLeafLeftOutPutInOrMoved_isRefused() throws Exception {
    String file = log.range(300, 320);
    List<String> lines = file.lines().toList();
    for (int at = 1; at < 20; at++) {
      List<String> without = new ArrayList<>(lines);
      without.remove(at);
      assertNamed(join(without), at + 1L, "stands where leaf %d belongs".formatted(299 + at));
      List<String> twice = new ArrayList<>(lines);
      twice.add(at, lines.get(at));
      assertNamed(join(twice), at + 2L, "stands where leaf");
      List<String> moved = new ArrayList<>(lines);
      Collections.swap(moved, at, at + 1);
      assertNamed(join(moved), at + 1L, "stands where leaf");
    }
    List<String> last = new ArrayList<>(lines);
    last.remove(20);
    assertNamed(join(last), 0, "the range ends at leaf 320, and the leaves at 319");
  }

  @Test
  void aSelectionNamesNothingTwice_andKeepsItsOrder() throws Exception {
    List<String> lines = log.selection(2, 4, 6).lines().toList();
    List<String> twice = new ArrayList<>(lines);
    twice.add(2, lines.get(2));
    assertNamed(join(twice), 4, "out of order");
    assertNamed(
        join(List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(2), lines.get(4))),
        4,
        "out of order");
  }

  @Test
  void aFileCutAnywhere_isRefused() throws Exception {
    for (String file : List.of(log.selection(2, 4, 6), log.range(4, 9))) {
      byte[] whole = file.getBytes(StandardCharsets.UTF_8);
      for (int length = 0; length < whole.length - 1; length += 13) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThat(log.check(cut).holds()).as("%d bytes", length).isFalse();
      }
      List<String> lines = file.lines().toList();
      List<String> fewer = new ArrayList<>(lines.subList(0, lines.size() - 1));
      assertNamed(join(fewer), fewer.size() + 1L, "it was cut");
    }
    List<String> lines = log.selection(2, 4, 6).lines().toList();
    List<String> shorter = List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(4));
    assertNamed(join(shorter), 4, "the file has");
  }

  @Test
  void whatStandsBehindTheEnd_isRefused() throws Exception {
    String file = log.selection(2);
    assertNamed(file + file, 4, "goes on behind its end");
    assertNamed(file + "\n", 4, "no line of an evidence file");
  }

  @Test
  void linesOfAnotherKindOrTwoInOne_areRefused() throws Exception {
    String selection = log.selection(2);
    String hidden = log.range(1, 2).lines().toList().get(1);
    String shown = log.range(2, 3).lines().toList().get(1);
    List<String> lines = selection.lines().toList();
    assertNamed(join(List.of(lines.get(0), hidden, lines.get(2))), 2, "shows what it names");
    assertNamed(join(List.of(lines.get(0), shown, lines.get(2))), 2, "proof of its own");
    assertNamed(join(List.of(lines.get(0), lines.get(0), lines.get(2))), 2, "a second beginning");
    assertNamed(join(lines.subList(1, 3)), 1, "begins with");
    List<String> range = log.range(2, 3).lines().toList();
    assertNamed(join(List.of(range.get(0), lines.get(1), range.get(2))), 2, "no proof of its own");
    String two = lines.get(1).replaceFirst("}$", ",") + hidden.substring(1);
    assertNamed(join(List.of(lines.get(0), two, lines.get(2))), 2, "it holds 2 things");
    assertNamed(
        edit(selection, 2, text -> text.replace("\"text\"", "\"bytes\":\"AA==\",\"text\"")),
        2,
        "text or bytes");
  }

  @Test
  void theKeysInTheFileProveNothing() throws Exception {
    EvidenceLog forged = new EvidenceLog(folder.resolve("forged"), SIZE);
    EvidenceReport report = log.check(forged.selection(2));
    assertThat(report.about()).isEmpty();
    assertThat(report.findings())
        .first()
        .asString()
        .contains("does not hold under the trusted keys");
  }

  /** A reader who takes the file's keys would be led elsewhere than one who has the right ones. */
  @Test
  void otherKeysBesideATrueCheckpoint_areNamed() throws Exception {
    LogKeys others = LogKeys.create(folder.resolve("others"), "saola.test/hub", new SecureRandom());
    String file =
        log.selection(2)
            .replace(log.keys.verifierKeys().ed25519(), others.verifierKeys().ed25519());
    assertNamed(file, 1, "other keys of the log");
  }

  @Test
  void aCheckpointOrOriginThatWasChanged_isRefused() throws Exception {
    String file = log.selection(2);
    assertNamed(file.replace("\\n700\\n", "\\n701\\n"), 1, "does not hold under the trusted keys");
    assertNamed(
        file.replace("\"origin\":\"saola.test/hub\"", "\"origin\":\"other.test/hub\""),
        1,
        "of the log saola.test/hub");
    assertNamed(file.replace("\"version\":1", "\"version\":2"), 1, "no line of an evidence file");
    assertNamed(
        log.range(2, 4).replace("\"kind\":\"RANGE\"", "\"kind\":\"SELECTION\""),
        1,
        "a range has bounds");
  }

  @Test
  void cosignaturesAreCounted_andAFalseOneIsRefused() throws Exception {
    WitnessKeys first =
        WitnessKeys.create(folder.resolve("w1"), "witness.test/first", new SecureRandom());
    WitnessKeys second =
        WitnessKeys.create(folder.resolve("w2"), "witness.test/second", new SecureRandom());
    Checkpoint plain = Checkpoint.verify(log.checkpoint, log.keys.verifierKeys());
    LogWitness witness =
        new LogWitness(
            folder.resolve("state"),
            first,
            Map.of("saola.test/hub", log.keys.verifierKeys().ed25519()),
            Clock.fixed(EvidenceLog.AT, ZoneOffset.UTC));
    var answer = (LogWitness.Cosigned) witness.add(AddCheckpoint.of(0, plain, log).format());
    log.checkpoint = Cosignatures.add(plain, answer.lines(), first.verifierKeys());
    log.witnesses = List.of(first.verifierKeys(), second.verifierKeys());
    String file = log.range(2, 9);
    EvidenceReport report = log.check(file);
    assertThat(report.findings()).isEmpty();
    assertThat(report.about().orElseThrow().vouching()).containsOnlyKeys("witness.test/first");
    String line = "\u2014 witness.test/first ";
    int at = file.indexOf(line) + line.length() + 20;
    String forged =
        file.substring(0, at) + (file.charAt(at) == 'A' ? 'B' : 'A') + file.substring(at + 1);
    assertNamed(forged, 1, "cosignature of witness.test/first does not hold");
  }

  @Test
  void theWriterTakesNothingOutOfOrderOrOutOfReach() throws Exception {
    OutputStream nowhere = OutputStream.nullOutputStream();
    for (List<KnownLeaf> known :
        List.<List<KnownLeaf>>of(
            List.of(new KnownLeaf.Erased(9)),
            List.of(new KnownLeaf.Erased(1)),
            List.of(new KnownLeaf.Erased(4), new KnownLeaf.Erased(3)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EvidenceWriter.range(nowhere, log.source(), 2, 6, known.iterator()));
    }
    assertThatExceptionOfType(LogRefused.class).isThrownBy(() -> log.selection(SIZE));
    assertThatExceptionOfType(LogRefused.class).isThrownBy(() -> log.range(2, SIZE + 1));
  }

  /** Written and read at once, through a pipe that holds little: neither side keeps it. */
  @Test
  void manyLines_passThroughASmallPipe() throws Exception {
    int size = 30_000;
    EvidenceLog large = new EvidenceLog(folder.resolve("large"), size);
    EvidenceSource source = large.source();
    Iterator<KnownLeaf> known =
        LongStream.range(0, size)
            .filter(index -> index % 10 == 0)
            .<KnownLeaf>mapToObj(EvidenceLog::opened)
            .iterator();
    try (var out = new PipedOutputStream();
        InputStream in = new PipedInputStream(out, 1 << 16)) {
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (out) {
                      EvidenceWriter.range(out, source, 0, size, known);
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  });
      EvidenceReport report = EvidenceCheck.of(in, large.trust());
      writer.join();
      assertThat(report.findings()).isEmpty();
      assertThat(report.counted()).isEqualTo(new EvidenceEnd(size, 3_000, 27_000, 0));
    }
  }

  @Test
  void aLineOfAnyLength_isRefusedWithoutBeingKept() throws Exception {
    InputStream endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            assertThat(given).isLessThan(4L << 20);
            return 'x';
          }
        };
    EvidenceReport report = EvidenceCheck.of(endless, log.trust());
    assertThat(report.findings()).first().asString().contains("line 1: it has more than");
    assertThat(EvidenceCheck.of(new ByteArrayInputStream(new byte[0]), log.trust()).holds())
        .isFalse();
  }

  private interface Edit {
    String of(String line);
  }

  private static String edit(String file, long line, Edit edit) {
    List<String> lines = new ArrayList<>(file.lines().toList());
    String before = lines.get((int) line - 1);
    String after = edit.of(before);
    assertThat(after).isNotEqualTo(before);
    lines.set((int) line - 1, after);
    return join(lines);
  }

  private static long line(String file, String text) {
    return 1 + file.lines().takeWhile(line -> !line.contains(text)).count();
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private void assertNamed(String file, long line, String what) throws Exception {
    EvidenceReport report = log.check(file);
    assertThat(report.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.what()).contains(what);
              assertThat(finding.line()).isEqualTo(line);
            });
  }
}
