// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.transparency.LogWitness.Conflict;
import org.saola.pki.transparency.LogWitness.Cosigned;
import org.saola.pki.transparency.LogWitness.Reason;
import org.saola.pki.transparency.LogWitness.Refused;

/** A witness cosigns one history of a log and no other. */
class LogWitnessTest {
  private static final NaiveTree LEAVES = NaiveTree.of(700);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private LogKeys log;
  private WitnessKeys keys;
  private LogWitness witness;

  @BeforeEach
  void create() throws Exception {
    log = MemoryLog.keys(folder.resolve("log"));
    keys = WitnessKeys.create(folder.resolve("witness"), "witness.test/w1", new SecureRandom());
    witness = restarted();
  }

  private LogWitness restarted() throws Exception {
    return new LogWitness(
        folder.resolve("state"),
        WitnessKeys.load(folder.resolve("witness")),
        Map.of(log.origin(), log.verifierKeys().ed25519()),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private String request(long old, MemoryLog shown) throws Exception {
    Checkpoint checkpoint = Checkpoint.verify(shown.checkpoint(log), log.verifierKeys());
    return AddCheckpoint.of(old, checkpoint, shown).format();
  }

  private static MemoryLog forked(int at, int size) {
    MemoryLog other = MemoryLog.of(at);
    return other.append(
        LEAVES.leaves().subList(at, size).stream()
            .map(
                leaf -> {
                  byte[] changed = leaf.clone();
                  changed[0] ^= 1;
                  return changed;
                })
            .toList());
  }

  @Test
  void theFirstCheckpointIsCosigned_andCountsForThisWitnessAlone() throws Exception {
    MemoryLog five = MemoryLog.of(5);
    var answer = (Cosigned) witness.add(request(0, five));
    Checkpoint checkpoint = Checkpoint.verify(five.checkpoint(log), log.verifierKeys());
    String cosigned = Cosignatures.add(checkpoint, answer.lines(), keys.verifierKeys());
    Checkpoint shown = Checkpoint.verify(cosigned, log.verifierKeys());
    WitnessKeys other =
        WitnessKeys.create(folder.resolve("other"), "witness.test/w2", new SecureRandom());
    assertThat(Cosignatures.of(shown, List.of(other.verifierKeys(), keys.verifierKeys())))
        .containsExactly(Map.entry("witness.test/w1", NOW));
    assertThat(Cosignatures.of(checkpoint, List.of(keys.verifierKeys()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,2", "5,5", "255,256", "256,257", "100,700", "512,700"})
  void whatGrowsIsCosigned_afterARestartToo(int before, int after) throws Exception {
    MemoryLog shown = MemoryLog.of(before);
    witness.add(request(0, shown));
    shown.append(LEAVES.leaves().subList(before, after));
    assertThat(restarted().add(request(before, shown))).isInstanceOf(Cosigned.class);
  }

  @ParameterizedTest
  @CsvSource({"5,3,5", "5,3,9", "256,100,300", "300,299,700"})
  void anotherHistoryIsNot(int seen, int forkedAt, int size) throws Exception {
    witness.add(request(0, MemoryLog.of(seen)));
    MemoryLog other = forked(forkedAt, size);
    assertThat(witness.add(request(seen, other)))
        .isInstanceOfAny(Refused.class, Conflict.class)
        .isNotInstanceOf(Cosigned.class);
    assertThat(witness.add(request(0, other))).isEqualTo(new Conflict(seen));
  }

  @Test
  void aProofFromElsewhereIsAConflict_thatNamesTheSizeItKnows() throws Exception {
    MemoryLog shown = MemoryLog.of(9);
    witness.add(request(0, shown));
    shown.append(LEAVES.leaves().subList(9, 20));
    assertThat(witness.add(request(4, shown))).isEqualTo(new Conflict(9));
  }

  @Test
  void aSmallerTreeIsNeverCosignedAfterALargerOne() throws Exception {
    witness.add(request(0, MemoryLog.of(9)));
    MemoryLog smaller = MemoryLog.of(7);
    assertThat(witness.add(request(7, smaller))).isEqualTo(new Conflict(9));
  }

  @Test
  void anUnknownLog_aForeignSignature_andNonsenseAreToldApart() throws Exception {
    LogKeys stranger =
        LogKeys.create(folder.resolve("stranger"), "elsewhere.test/hub", new SecureRandom());
    LogKeys impostor = MemoryLog.keys(folder.resolve("impostor"));
    assertThat(refused(new AddCheckpoint(0, List.of(), MemoryLog.of(3).checkpoint(stranger))))
        .isEqualTo(Reason.UNKNOWN_LOG);
    assertThat(refused(new AddCheckpoint(0, List.of(), MemoryLog.of(3).checkpoint(impostor))))
        .isEqualTo(Reason.NOT_SIGNED_BY_LOG);
    assertThat(refused(new AddCheckpoint(4, List.of(), MemoryLog.of(3).checkpoint(log))))
        .isEqualTo(Reason.MALFORMED);
  }

  private Reason refused(AddCheckpoint request) throws Exception {
    return ((Refused) witness.add(request.format())).reason();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "old", "old 1", "old x\n\n", "old 01\n\n", "new 1\n\nx", "old 1\nAA\n\nx"})
  void nonsenseIsRefused(String body) throws Exception {
    assertThat(((Refused) witness.add(body)).reason()).isEqualTo(Reason.MALFORMED);
  }

  /** Whatever is changed in a request, no second history is ever cosigned. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRequestWithOneByteChangedIsNeverCosigned(long seed) throws Exception {
    MemoryLog shown = MemoryLog.of(9);
    witness.add(request(0, shown));
    shown.append(LEAVES.leaves().subList(9, 20));
    String whole = request(9, shown);
    // The cosignature line of the log's second key is not what a witness goes by.
    int end = whole.lastIndexOf("\n—");
    Random random = new Random(seed);
    for (int attempt = 0; attempt < 200; attempt++) {
      char[] changed = whole.toCharArray();
      int place = random.nextInt(end);
      changed[place] = (char) (changed[place] ^ 1 << random.nextInt(7));
      assertThat(witness.add(new String(changed)))
          .as("seed %d, place %d", seed, place)
          .isNotInstanceOf(Cosigned.class);
    }
  }

  @Test
  void aCosignatureThatDoesNotHoldIsNotAdded() throws Exception {
    MemoryLog five = MemoryLog.of(5);
    var answer = (Cosigned) witness.add(request(0, five));
    Checkpoint other = Checkpoint.verify(MemoryLog.of(6).checkpoint(log), log.verifierKeys());
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> Cosignatures.add(other, answer.lines(), keys.verifierKeys()));
  }

  /** Two programs on one folder: while one decides, the other decides nothing. */
  @Test
  void aFolderThatAnotherHoldsIsNotUsed() throws Exception {
    String request = request(0, MemoryLog.of(5));
    try (var channel =
            java.nio.channels.FileChannel.open(
                folder.resolve("state/lock"),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.WRITE);
        var held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatExceptionOfType(java.io.IOException.class)
          .isThrownBy(() -> witness.add(request))
          .withMessageContaining("another witness");
    }
    assertThat(witness.add(request)).isInstanceOf(Cosigned.class);
  }

  @Test
  void oneKeyOfTwoDoesNotCount() throws Exception {
    MemoryLog five = MemoryLog.of(5);
    var answer = (Cosigned) witness.add(request(0, five));
    String half = five.checkpoint(log) + answer.lines().lines().findFirst().orElseThrow() + "\n";
    Checkpoint shown = Checkpoint.verify(half, log.verifierKeys());
    assertThat(Cosignatures.of(shown, List.of(keys.verifierKeys()))).isEmpty();
  }

  @Test
  void aMemoryThatWasChangedStopsTheWitness() throws Exception {
    witness.add(request(0, MemoryLog.of(5)));
    Path kept =
        Files.list(folder.resolve("state"))
            .filter(file -> file.toString().endsWith(".checkpoint"))
            .findFirst()
            .orElseThrow();
    Files.writeString(kept, Files.readString(kept).replace("\n5\n", "\n4\n"));
    String next = request(5, MemoryLog.of(9));
    assertThatExceptionOfType(java.io.IOException.class)
        .isThrownBy(() -> restarted().add(next))
        .withMessageContaining("does not verify any more");
  }

  @ParameterizedTest
  @CsvSource({"5,3,5", "5,3,9", "256,100,300", "300,0,512"})
  void twoHistoriesAreProvenInOneText(int seen, int forkedAt, int size) throws Exception {
    String one = MemoryLog.of(seen).checkpoint(log);
    MemoryLog other = forked(forkedAt, size);
    String proof =
        ForkProof.find(one, other.checkpoint(log), other, log.verifierKeys())
            .orElseThrow()
            .format();
    assertThat(ForkProof.verify(proof, log.verifierKeys()).format()).isEqualTo(proof);
    LogKeys impostor = MemoryLog.keys(folder.resolve("impostor"));
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> ForkProof.verify(proof, impostor.verifierKeys()));
  }

  @ParameterizedTest
  @CsvSource({"5,5", "5,9", "256,700"})
  void oneHistoryIsNoFork(int seen, int size) throws Exception {
    MemoryLog larger = MemoryLog.of(size);
    assertThat(
            ForkProof.find(
                MemoryLog.of(seen).checkpoint(log),
                larger.checkpoint(log),
                larger,
                log.verifierKeys()))
        .isEmpty();
  }
}
