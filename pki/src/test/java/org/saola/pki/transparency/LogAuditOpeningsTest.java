// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.transparency.LogAudit.Finding;
import org.saola.pki.transparency.LogAudit.Opening;
import org.saola.pki.transparency.LogAudit.Openings;
import org.saola.pki.transparency.LogAudit.Report;

/** Stored entries that are not what was logged are named with their index. */
class LogAuditOpeningsTest {
  @TempDir static Path folder;
  private static AuditedLog fixture;

  @BeforeAll
  static void createKeys() throws Exception {
    fixture = new AuditedLog(MemoryLog.keys(folder.resolve("keys")));
  }

  @Test
  void twoStoredEntriesSwapped_areBothNamed() throws Exception {
    Openings swapped =
        index -> AuditedLog.openings().find(index == 41 ? 42 : index == 42 ? 41 : index);
    assertIndexes(swapped, 41L, 42L);
  }

  @Test
  void storedEntryChangedByAByte_isNamed() throws Exception {
    for (int at = 0; at < AuditedLog.opening(44).length; at++) {
      int changed = at;
      assertIndexes(
          index -> {
            byte[] bytes = AuditedLog.opening(index);
            bytes[index == 44 ? changed : 0] ^= (byte) (index == 44 ? 1 : 0);
            return Optional.of(new Opening(bytes, AuditedLog.salted(index)));
          },
          44L);
    }
  }

  @Test
  void missingOpening_isAFinding() throws Exception {
    assertIndexes(index -> index == 7 ? Optional.empty() : AuditedLog.openings().find(index), 7L);
  }

  @Test
  void saltedLeafPassedOffAsClear_isAFinding() throws Exception {
    Openings hiding =
        index ->
            index == 7
                ? Optional.of(new Opening(Sha256.of(AuditedLog.opening(7)), false))
                : AuditedLog.openings().find(index);
    assertIndexes(hiding, 7L);
  }

  @Test
  void openingShorterThanItsSalt_isAFinding() throws Exception {
    byte[] shorter = new byte[31];
    MemoryLog log = new MemoryLog().append(List.of(Sha256.of(shorter))).sign(fixture.keys());
    Openings one = index -> Optional.of(new Opening(shorter, true));
    assertThat(fixture.audit(log, one).findings()).extracting(Finding::index).containsExactly(0L);
  }

  @Test
  void wrongThroughout_namesABoundedNumber() throws Exception {
    MemoryLog log = fixture.log(60_000);
    Openings none = index -> Optional.empty();
    Report report = fixture.audit(log, none);
    assertThat(report.findings()).hasSize(1001);
    assertThat(report.findings().getLast().what()).contains("59000 more findings");
  }

  private static void assertIndexes(Openings openings, Long... indexes) throws Exception {
    Report report = fixture.audit(fixture.log(300), openings);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(indexes);
  }
}
