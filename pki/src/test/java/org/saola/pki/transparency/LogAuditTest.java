// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.transparency.LogAudit.Finding;
import org.saola.pki.transparency.LogAudit.Opening;
import org.saola.pki.transparency.LogAudit.Openings;
import org.saola.pki.transparency.LogAudit.Report;

class LogAuditTest {
  @TempDir static Path folder;
  private static LogKeys keys;

  @BeforeAll
  static void createKeys() throws Exception {
    keys = MemoryLog.keys(folder.resolve("keys"));
  }

  /** Leaf i opens to salt and entry; every tenth is a clear one. */
  private static byte[] opening(long index) {
    byte[] text =
        "an entry that says what happened, number %05d"
            .formatted(index)
            .getBytes(StandardCharsets.UTF_8);
    return index % 10 == 3
        ? text
        : ByteBuffer.allocate(32 + text.length).put(NaiveTree.leaf(index)).put(text).array();
  }

  private static boolean salted(long index) {
    return index % 10 != 3;
  }

  private static Openings openings() {
    return index -> Optional.of(new Opening(opening(index), salted(index)));
  }

  private static MemoryLog log(int... sizes) {
    MemoryLog log = new MemoryLog();
    for (int size : sizes) {
      List<byte[]> leaves = new ArrayList<>();
      for (long i = log.tree.size(); i < size; i++) {
        leaves.add(salted(i) ? Sha256.of(opening(i)) : opening(i));
      }
      log.append(leaves);
    }
    return log.sign(keys);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 600, 1300})
  void wholeLog_holds(int size) throws Exception {
    List<Long> progress = new ArrayList<>();
    Report report =
        LogAudit.verify(log(size), keys.verifierKeys(), Optional.of(openings()), progress::add);
    assertThat(report.findings()).isEmpty();
    assertThat(report.holds()).isTrue();
    assertThat(report.size()).isEqualTo(size);
    assertThat(report.openingsChecked()).isEqualTo(size);
    assertThat(progress).hasSize((size + 255) / 256).isSorted();
    assertThat(size == 0 || progress.getLast() == size).isTrue();
  }

  @Test
  void withoutOpenings_noneIsChecked() throws Exception {
    Report report = LogAudit.verify(log(5), keys.verifierKeys(), Optional.empty(), done -> {});
    assertThat(report.holds()).isTrue();
    assertThat(report.openingsChecked()).isZero();
  }

  @Test
  void storedInAFolder_holds_andEarlierPartialTilesAreRead() throws Exception {
    Path stored = folder.resolve("stored");
    log(3, 200, 256, 300, 600).store(stored);
    assertThat(audit(TileReader.folder(stored)).findings()).isEmpty();
    for (String earlier : List.of("tile/0/000.p/200", "tile/entries/000.p/3", "tile/1/000.p/1")) {
      byte[] bytes = Files.readAllBytes(stored.resolve(earlier));
      byte[] changed = bytes.clone();
      changed[17] ^= 1;
      Files.write(stored.resolve(earlier), changed);
      assertNames(audit(TileReader.folder(stored)), 0, earlier);
      Files.write(stored.resolve(earlier), bytes);
    }
  }

  @Test
  void anyByteOfAnyTileChanged_isNamedWithItsIndex() throws Exception {
    MemoryLog log = log(259);
    for (String path : List.copyOf(log.files.keySet())) {
      if (path.startsWith("tile/0/") || path.startsWith("tile/1/")) {
        byte[] tile = log.files.get(path);
        // In the full tile every third byte: each of its 256 hashes, and each place in a hash.
        int step = tile.length == 256 * 32 ? 3 : 1;
        for (int at = 0; at < tile.length; at += step) {
          tile[at] ^= (byte) (1 << at % 8);
          assertNames(audit(log), firstLeaf(path, at / 32), path);
          tile[at] ^= (byte) (1 << at % 8);
        }
      }
    }
    assertThat(audit(log).holds()).isTrue();
  }

  private static long firstLeaf(String path, int hash) {
    long tile = path.contains("/001") ? 256 : 0;
    return path.startsWith("tile/1/") ? hash * 256L : tile + hash;
  }

  @Test
  void everyByteOfEveryBundleChanged_isFound() throws Exception {
    MemoryLog log = log(5);
    byte[] bundle = log.files.get("tile/entries/000.p/5");
    for (int at = 0; at < bundle.length; at++) {
      int entry = entryAt(bundle, at);
      bundle[at] ^= 4;
      Report report = audit(log);
      assertThat(report.findings())
          .as("byte %d", at)
          .extracting(Finding::index)
          .contains((long) entry);
      assertThat(report.findings().getFirst().what()).contains("tile/entries/000.p/5");
      bundle[at] ^= 4;
    }
  }

  private static int entryAt(byte[] bundle, int at) {
    int entry = 0;
    for (int start = 0; ; entry++) {
      int length = ByteBuffer.wrap(bundle).getShort(start);
      start += 2 + length;
      if (at < start) {
        return entry;
      }
    }
  }

  @Test
  void twoEntriesSwappedInTheirBundle_areBothNamed() throws Exception {
    MemoryLog log = log(600);
    swap(log.files.get("tile/entries/001"), bundleOffset(256, 300), bundleOffset(256, 301), 34);
    Report report = LogAudit.verify(log, keys.verifierKeys(), Optional.empty(), done -> {});
    assertThat(report.findings()).extracting(Finding::index).containsExactly(300L, 301L, -1L);
    assertThat(report.findings().getFirst().what())
        .isEqualTo("leaf 300: tile/entries/001 and tile/0/001 do not agree");
    assertThat(report.findings().getLast().what()).contains("level 0 tiles give the signed root");
  }

  @Test
  void twoEntriesSwappedInBundleAndTile_areNamedByTheirOpenings() throws Exception {
    MemoryLog log = log(600);
    swap(
        log.files.get("tile/entries/002.p/88"), bundleOffset(512, 520), bundleOffset(512, 521), 34);
    swap(log.files.get("tile/0/002.p/88"), 8 * 32, 9 * 32, 32);
    Report report = audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(520L, 521L, -1L);
    assertThat(report.findings().getLast().what()).contains("but the checkpoint signs");
  }

  @Test
  void twoEntriesSwappedInAFullBundleAndTile_areInTheRangeThatLevelOneNames() throws Exception {
    MemoryLog log = log(600);
    swap(log.files.get("tile/entries/001"), bundleOffset(256, 300), bundleOffset(256, 301), 34);
    swap(log.files.get("tile/0/001"), 44 * 32, 45 * 32, 32);
    Report report = LogAudit.verify(log, keys.verifierKeys(), Optional.empty(), done -> {});
    assertThat(report.findings()).extracting(Finding::index).containsExactly(256L, -1L);
    assertThat(report.findings().getFirst().what()).contains("tile/1/000.p/2");
  }

  @Test
  void twoStoredEntriesSwapped_areBothNamed() throws Exception {
    Openings swapped = index -> openings().find(index == 41 ? 42 : index == 42 ? 41 : index);
    assertIndexes(swapped, 41L, 42L);
  }

  @Test
  void storedEntryChangedByAByte_isNamed() throws Exception {
    for (int at = 0; at < opening(44).length; at++) {
      int changed = at;
      assertIndexes(
          index -> {
            byte[] bytes = opening(index);
            bytes[index == 44 ? changed : 0] ^= (byte) (index == 44 ? 1 : 0);
            return Optional.of(new Opening(bytes, salted(index)));
          },
          44L);
    }
  }

  @Test
  void missingOpening_isAFinding() throws Exception {
    assertIndexes(index -> index == 7 ? Optional.empty() : openings().find(index), 7L);
  }

  @Test
  void saltedLeafPassedOffAsClear_isAFinding() throws Exception {
    Openings hiding =
        index ->
            index == 7
                ? Optional.of(new Opening(Sha256.of(opening(7)), false))
                : openings().find(index);
    assertIndexes(hiding, 7L);
  }

  @Test
  void openingShorterThanItsSalt_isAFinding() throws Exception {
    byte[] shorter = new byte[31];
    MemoryLog log = new MemoryLog().append(List.of(Sha256.of(shorter))).sign(keys);
    Openings one = index -> Optional.of(new Opening(shorter, true));
    assertThat(LogAudit.verify(log, keys.verifierKeys(), Optional.of(one), done -> {}).findings())
        .extracting(Finding::index)
        .containsExactly(0L);
  }

  @Test
  void eachFileMissing_isNamed() throws Exception {
    MemoryLog log = log(600);
    Map<String, Long> firstLeaves =
        Map.of(
            "tile/0/000",
            0L,
            "tile/0/001",
            256L,
            "tile/0/002.p/88",
            512L,
            "tile/1/000.p/2",
            0L,
            "tile/entries/000",
            0L,
            "tile/entries/001",
            256L,
            "tile/entries/002.p/88",
            512L);
    assertThat(log.files.keySet()).containsAll(firstLeaves.keySet()).hasSize(8);
    for (String path : firstLeaves.keySet()) {
      byte[] file = log.files.remove(path);
      assertNames(audit(log), firstLeaves.get(path), path + " is missing");
      assertThat(audit(log).findings()).hasSize(1);
      log.files.put(path, Arrays.copyOf(file, file.length + 1));
      assertThat(audit(log).holds()).as(path + " a byte longer").isFalse();
      log.files.put(path, Arrays.copyOf(file, file.length - 1));
      assertThat(audit(log).holds()).as(path + " a byte shorter").isFalse();
      log.files.put(path, file);
    }
    assertThat(audit(log).holds()).isTrue();
  }

  @Test
  void tileAndBundleBothMissing_theRestIsStillRead() throws Exception {
    MemoryLog log = log(600);
    log.files.remove("tile/0/000");
    log.files.remove("tile/entries/000");
    log.files.get("tile/0/002.p/88")[0] ^= 1;
    Report report = audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(0L, 0L, 512L, -1L);
    assertThat(report.findings().getLast().what()).contains("from leaf 0 on");
  }

  @Test
  void checkpointOfAnotherTree_isAFinding() throws Exception {
    MemoryLog log = log(600);
    log.files.put("checkpoint", log(599).files.get("checkpoint"));
    log.files.put("tile/0/002.p/87", Arrays.copyOf(log.files.get("tile/0/002.p/88"), 87 * 32));
    byte[] other =
        keys.sign(600, NaiveTree.of(600).root(), MemoryLog.AT).getBytes(StandardCharsets.UTF_8);
    log.files.put("checkpoint", other);
    Report report = audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(-1L);
    assertThat(report.findings().getFirst().what()).contains("but the checkpoint signs");
  }

  @Test
  void checkpointThatDoesNotVerify_isAFinding() throws Exception {
    MemoryLog log = log(5);
    byte[] checkpoint = log.files.get("checkpoint");
    checkpoint[checkpoint.length - 10] ^= 1;
    Report report = audit(log);
    assertThat(report.holds()).isFalse();
    assertThat(report.size()).isZero();
    log.files.put("checkpoint", new byte[] {(byte) 0xff});
    assertThat(audit(log).findings().getFirst().what()).contains("not UTF-8");
    log.files.remove("checkpoint");
    assertThat(audit(log).findings().getFirst().what()).contains("missing");
  }

  @Test
  void wrongThroughout_namesABoundedNumber() throws Exception {
    MemoryLog log = log(60_000);
    Openings none = index -> Optional.empty();
    Report report = LogAudit.verify(log, keys.verifierKeys(), Optional.of(none), done -> {});
    assertThat(report.findings()).hasSize(1001);
    assertThat(report.findings().getLast().what()).contains("59000 more findings");
  }

  private static Report audit(TileReader log) throws Exception {
    return LogAudit.verify(log, keys.verifierKeys(), Optional.of(openings()), done -> {});
  }

  private static void assertIndexes(Openings openings, Long... indexes) throws Exception {
    Report report =
        LogAudit.verify(log(300), keys.verifierKeys(), Optional.of(openings), done -> {});
    assertThat(report.findings()).extracting(Finding::index).containsExactly(indexes);
  }

  private static void assertNames(Report report, long index, String what) {
    assertThat(report.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.index()).isEqualTo(index);
              assertThat(finding.what()).contains(what);
            });
  }

  /** Entries differ in length, clear ones being longer than 32 bytes. */
  private static int bundleOffset(long first, long index) {
    int offset = 0;
    for (long i = first; i < index; i++) {
      offset += 2 + (salted(i) ? 32 : opening(i).length);
    }
    return offset;
  }

  private static void swap(byte[] bytes, int one, int other, int length) {
    byte[] first = Arrays.copyOfRange(bytes, one, one + length);
    System.arraycopy(bytes, other, bytes, one, length);
    System.arraycopy(first, 0, bytes, other, length);
  }

  @Test
  void logOfThreeLevels_everyTileIsReadToItsEnd() throws Exception {
    Path stored = folder.resolve("large");
    MemoryLog log = log(300, 65_600, 66_000);
    log.store(stored);
    TileReader reader = TileReader.folder(stored);
    assertThat(audit(reader).findings()).isEmpty();
    assertFlipNames(reader, stored, "tile/1/000", 5, 5 * 256);
    assertFlipNames(reader, stored, "tile/1/000", 255, 255 * 256);
    assertFlipNames(reader, stored, "tile/1/001.p/1", 0, 65_536);
    assertFlipNames(reader, stored, "tile/2/000.p/1", 0, 0);
    assertFlipNames(reader, stored, "tile/0/001.p/44", 43, 299);
    assertFlipNames(reader, stored, "tile/0/256.p/64", 7, 65_543);
    assertFlipNames(reader, stored, "tile/0/256", 9, 65_545);
    assertFlipNames(reader, stored, "tile/0/257.p/208", 207, 65_999);
  }

  private static void assertFlipNames(
      TileReader reader, Path stored, String path, int hash, long index) throws Exception {
    byte[] whole = Files.readAllBytes(stored.resolve(path));
    byte[] changed = whole.clone();
    changed[hash * 32 + 31] ^= (byte) 0x80;
    Files.write(stored.resolve(path), changed);
    Report report = LogAudit.verify(reader, keys.verifierKeys(), Optional.empty(), done -> {});
    assertNames(report, index, path);
    assertThat(report.findings()).extracting(Finding::index).isSubsetOf(index, -1L);
    Files.write(stored.resolve(path), whole);
  }

  @Test
  void tilesChanged_theSignedRootSaysThatTheEntriesStand() throws Exception {
    MemoryLog log = log(600);
    log.files.get("tile/0/001")[0] ^= 1;
    Report report = audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(256L, -1L);
    assertThat(report.findings().getLast().what()).contains("the entries give the signed root");
  }

  @Test
  void lengthChangedWithinABundle_namesThatEntry_andNotAllThatFollow() throws Exception {
    MemoryLog log = log(600);
    log.files.get("tile/entries/001")[bundleOffset(256, 270) + 1] ^= 1;
    Report report = audit(log);
    assertThat(
            report.findings().stream().map(Finding::index).filter(i -> i >= 0).min(Long::compare))
        .contains(270L);
    assertThat(report.findings()).hasSizeLessThan(12);
  }

  @Test
  void bundleCutShort_namesTheEntryWhereItEnds() throws Exception {
    MemoryLog log = log(600);
    byte[] bundle = log.files.get("tile/entries/001");
    log.files.put("tile/entries/001", Arrays.copyOf(bundle, bundleOffset(256, 300) + 10));
    Report report = audit(log);
    assertNames(report, 300, "tile/entries/001: it ends within entry 44");
    assertThat(report.findings()).hasSize(1);
  }

  @Test
  void tileWrongThroughout_namesItsFirstLeaves() throws Exception {
    MemoryLog log = log(600);
    log.files.put("tile/0/001", new byte[256 * 32]);
    Report report = audit(log);
    assertThat(report.findings())
        .extracting(Finding::index)
        .containsExactly(256L, 257L, 258L, 259L, 260L, 261L, 262L, 263L, -1L, -1L);
    assertThat(report.findings().getLast().what()).isEqualTo("248 more findings are not listed");
  }
}
