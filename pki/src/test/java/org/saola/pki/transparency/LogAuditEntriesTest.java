// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.transparency.LogAudit.Finding;
import org.saola.pki.transparency.LogAudit.Report;

/** Changed and swapped entries in the bundles are named with their index. */
class LogAuditEntriesTest {
  @TempDir static Path folder;
  private static AuditedLog fixture;

  @BeforeAll
  static void createKeys() throws Exception {
    fixture = new AuditedLog(MemoryLog.keys(folder.resolve("keys")));
  }

  @Test
  void everyByteOfEveryBundleChanged_isFound() throws Exception {
    MemoryLog log = fixture.log(5);
    byte[] bundle = log.files.get("tile/entries/000.p/5");
    for (int at = 0; at < bundle.length; at++) {
      int entry = entryAt(bundle, at);
      bundle[at] ^= 4;
      Report report = fixture.audit(log);
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
    MemoryLog log = fixture.log(600);
    AuditedLog.swap(
        log.files.get("tile/entries/001"),
        AuditedLog.bundleOffset(256, 300),
        AuditedLog.bundleOffset(256, 301),
        34);
    Report report = fixture.auditWithoutOpenings(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(300L, 301L, -1L);
    assertThat(report.findings().getFirst().what())
        .isEqualTo("leaf 300: tile/entries/001 and tile/0/001 do not agree");
    assertThat(report.findings().getLast().what()).contains("level 0 tiles give the signed root");
  }

  @Test
  void twoEntriesSwappedInBundleAndTile_areNamedByTheirOpenings() throws Exception {
    MemoryLog log = fixture.log(600);
    AuditedLog.swap(
        log.files.get("tile/entries/002.p/88"),
        AuditedLog.bundleOffset(512, 520),
        AuditedLog.bundleOffset(512, 521),
        34);
    AuditedLog.swap(log.files.get("tile/0/002.p/88"), 8 * 32, 9 * 32, 32);
    Report report = fixture.audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(520L, 521L, -1L);
    assertThat(report.findings().getLast().what()).contains("but the checkpoint signs");
  }

  @Test
  void twoEntriesSwappedInAFullBundleAndTile_areInTheRangeThatLevelOneNames() throws Exception {
    MemoryLog log = fixture.log(600);
    AuditedLog.swap(
        log.files.get("tile/entries/001"),
        AuditedLog.bundleOffset(256, 300),
        AuditedLog.bundleOffset(256, 301),
        34);
    AuditedLog.swap(log.files.get("tile/0/001"), 44 * 32, 45 * 32, 32);
    Report report = fixture.auditWithoutOpenings(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(256L, -1L);
    assertThat(report.findings().getFirst().what()).contains("tile/1/000.p/2");
  }

  @Test
  void lengthChangedWithinABundle_namesThatEntry_andNotAllThatFollow() throws Exception {
    MemoryLog log = fixture.log(600);
    log.files.get("tile/entries/001")[AuditedLog.bundleOffset(256, 270) + 1] ^= 1;
    Report report = fixture.audit(log);
    assertThat(
            report.findings().stream().map(Finding::index).filter(i -> i >= 0).min(Long::compare))
        .contains(270L);
    assertThat(report.findings()).hasSizeLessThan(12);
  }

  @Test
  void bundleCutShort_namesTheEntryWhereItEnds() throws Exception {
    MemoryLog log = fixture.log(600);
    byte[] bundle = log.files.get("tile/entries/001");
    log.files.put(
        "tile/entries/001", Arrays.copyOf(bundle, AuditedLog.bundleOffset(256, 300) + 10));
    Report report = fixture.audit(log);
    AuditedLog.assertNames(report, 300, "tile/entries/001: it ends within entry 44");
    assertThat(report.findings()).hasSize(1);
  }
}
