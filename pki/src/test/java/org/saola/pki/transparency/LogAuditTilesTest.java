// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.transparency.LogAudit.Finding;
import org.saola.pki.transparency.LogAudit.Report;

/** A changed tile, at any level and of any checkpoint, is named with its index. */
class LogAuditTilesTest {
  @TempDir static Path folder;
  private static AuditedLog fixture;

  @BeforeAll
  static void createKeys() throws Exception {
    fixture = new AuditedLog(MemoryLog.keys(folder.resolve("keys")));
  }

  @Test
  void storedInAFolder_holds_andEarlierPartialTilesAreRead() throws Exception {
    Path stored = folder.resolve("stored");
    fixture.log(3, 200, 256, 300, 600).store(stored);
    assertThat(fixture.audit(TileReader.folder(stored)).findings()).isEmpty();
    for (String earlier : List.of("tile/0/000.p/200", "tile/entries/000.p/3", "tile/1/000.p/1")) {
      byte[] bytes = Files.readAllBytes(stored.resolve(earlier));
      byte[] changed = bytes.clone();
      changed[17] ^= 1;
      Files.write(stored.resolve(earlier), changed);
      AuditedLog.assertNames(fixture.audit(TileReader.folder(stored)), 0, earlier);
      Files.write(stored.resolve(earlier), bytes);
    }
  }

  @Test
  void anyByteOfAnyTileChanged_isNamedWithItsIndex() throws Exception {
    MemoryLog log = fixture.log(259);
    for (String path : List.copyOf(log.files.keySet())) {
      if (path.startsWith("tile/0/") || path.startsWith("tile/1/")) {
        byte[] tile = log.files.get(path);
        // In the full tile every third byte: each of its 256 hashes, and each place in a hash.
        int step = tile.length == 256 * 32 ? 3 : 1;
        for (int at = 0; at < tile.length; at += step) {
          tile[at] ^= (byte) (1 << at % 8);
          AuditedLog.assertNames(fixture.audit(log), firstLeaf(path, at / 32), path);
          tile[at] ^= (byte) (1 << at % 8);
        }
      }
    }
    assertThat(fixture.audit(log).holds()).isTrue();
  }

  private static long firstLeaf(String path, int hash) {
    long tile = path.contains("/001") ? 256 : 0;
    return path.startsWith("tile/1/") ? hash * 256L : tile + hash;
  }

  @Test
  void tilesChanged_theSignedRootSaysThatTheEntriesStand() throws Exception {
    MemoryLog log = fixture.log(600);
    log.files.get("tile/0/001")[0] ^= 1;
    Report report = fixture.audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(256L, -1L);
    assertThat(report.findings().getLast().what()).contains("the entries give the signed root");
  }

  @Test
  void tileWrongThroughout_namesItsFirstLeaves() throws Exception {
    MemoryLog log = fixture.log(600);
    log.files.put("tile/0/001", new byte[256 * 32]);
    Report report = fixture.audit(log);
    assertThat(report.findings())
        .extracting(Finding::index)
        .containsExactly(256L, 257L, 258L, 259L, 260L, 261L, 262L, 263L, -1L, -1L);
    assertThat(report.findings().getLast().what()).isEqualTo("248 more findings are not listed");
  }

  @Test
  void tileAndBundleBothMissing_theRestIsStillRead() throws Exception {
    MemoryLog log = fixture.log(600);
    log.files.remove("tile/0/000");
    log.files.remove("tile/entries/000");
    log.files.get("tile/0/002.p/88")[0] ^= 1;
    Report report = fixture.audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(0L, 0L, 512L, -1L);
    assertThat(report.findings().getLast().what()).contains("from leaf 0 on");
  }

  @Test
  void logOfThreeLevels_everyTileIsReadToItsEnd() throws Exception {
    Path stored = folder.resolve("large");
    MemoryLog log = fixture.log(300, 65_600, 66_000);
    log.store(stored);
    TileReader reader = TileReader.folder(stored);
    assertThat(fixture.audit(reader).findings()).isEmpty();
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
    Report report = fixture.auditWithoutOpenings(reader);
    AuditedLog.assertNames(report, index, path);
    assertThat(report.findings()).extracting(Finding::index).isSubsetOf(index, -1L);
    Files.write(stored.resolve(path), whole);
  }
}
