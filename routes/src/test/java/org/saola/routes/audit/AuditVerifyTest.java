// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.LogAudit;

/** Whoever changes the log, or what it stands for, is found, with the index. */
class AuditVerifyTest {
  @TempDir private static Path home;
  private static LogBench bench;
  private ScratchDatabase database;

  @BeforeAll
  static void publish() throws IOException {
    bench = new LogBench(home);
    bench.append(200);
    bench.sequencer().run();
    bench.appendClear(LogBench.entry(Event.DIRECTORY_CHANGED, Digest.of(new byte[] {7}), null));
    bench.append(2500);
    bench.sequencer().run();
  }

  @BeforeEach
  void copy() {
    database = bench.database.copy();
  }

  @Test
  void aLogThatNobodyTouchedHolds() throws Exception {
    LogAudit.Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.size()).isEqualTo(2701);
    assertThat(report.openingsChecked()).isEqualTo(2701);
  }

  @Test
  void aChangedEntryIsNamed() throws Exception {
    change(
        "update audit_entry set entry = overlay(entry placing 'X' from 20) where leaf_index = 2100");
    assertThat(indexes()).containsExactly(2100L);
  }

  @Test
  void aChangedSaltIsNamed() throws Exception {
    change(
        "update audit_entry set salt = set_byte(salt, 3, 255 - get_byte(salt, 3)) where leaf_index = 5");
    assertThat(indexes()).containsExactly(5L);
  }

  @Test
  void aChangedClearLeafIsNamed() throws Exception {
    change(
        "update audit_entry set entry = overlay(entry placing 'X' from 20) where leaf_index = 200");
    assertThat(indexes()).containsExactly(200L);
  }

  @Test
  void aMissingEntryIsNamed() throws Exception {
    change("delete from audit_entry where leaf_index = 2047");
    assertThat(indexes()).containsExactly(2047L);
  }

  @Test
  void swappedEntriesAreBothNamed() throws Exception {
    change(
        """
        update audit_entry e set entry = o.entry, salt = o.salt from audit_entry o
         where (e.leaf_index, o.leaf_index) in ((10, 11), (11, 10))
        """);
    assertThat(indexes()).containsExactly(10L, 11L);
  }

  @Test
  void swappedIndexesAreBothNamed() throws Exception {
    change("alter table audit_entry drop constraint audit_entry_leaf_index_key");
    change("update audit_entry set leaf_index = 41 - leaf_index where leaf_index in (20, 21)");
    assertThat(indexes()).containsExactly(20L, 21L);
  }

  @Test
  void aChangedTileIsFound() throws Exception {
    Path bundle = bench.log.resolve("tile/entries/003");
    byte[] bytes = Files.readAllBytes(bundle);
    byte[] changed = bytes.clone();
    changed[34 * 10 + 5] ^= 1;
    Files.write(bundle, changed);
    assertThat(indexes()).contains(3L * 256 + 10);
    Files.write(bundle, bytes);
  }

  private void change(String sql) {
    database.jdbc().execute(sql);
  }

  private List<Long> indexes() throws IOException {
    return verify().findings().stream().map(LogAudit.Finding::index).distinct().sorted().toList();
  }

  private LogAudit.Report verify() throws IOException {
    return AuditVerify.run(bench.log, database.source(), done -> {});
  }
}
