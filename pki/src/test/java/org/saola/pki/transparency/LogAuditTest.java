// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import org.saola.pki.transparency.LogAudit.Report;

/** A whole log holds; without its checkpoint or one of its files it does not. */
class LogAuditTest {
  @TempDir static Path folder;
  private static AuditedLog fixture;

  @BeforeAll
  static void createKeys() throws Exception {
    fixture = new AuditedLog(MemoryLog.keys(folder.resolve("keys")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 600, 1300})
  void wholeLog_holds(int size) throws Exception {
    List<Long> progress = new ArrayList<>();
    var openings = Optional.of(AuditedLog.openings());
    Report report =
        LogAudit.verify(fixture.log(size), fixture.keys().verifierKeys(), openings, progress::add);
    assertThat(report.findings()).isEmpty();
    assertThat(report.holds()).isTrue();
    assertThat(report.size()).isEqualTo(size);
    assertThat(report.openingsChecked()).isEqualTo(size);
    assertThat(progress).hasSize((size + 255) / 256).isSorted();
    assertThat(size == 0 || progress.getLast() == size).isTrue();
  }

  @Test
  void withoutOpenings_noneIsChecked() throws Exception {
    Report report = fixture.auditWithoutOpenings(fixture.log(5));
    assertThat(report.holds()).isTrue();
    assertThat(report.openingsChecked()).isZero();
  }

  @Test
  void eachFileMissing_isNamed() throws Exception {
    MemoryLog log = fixture.log(600);
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
      AuditedLog.assertNames(fixture.audit(log), firstLeaves.get(path), path + " is missing");
      assertThat(fixture.audit(log).findings()).hasSize(1);
      log.files.put(path, Arrays.copyOf(file, file.length + 1));
      assertThat(fixture.audit(log).holds()).as(path + " a byte longer").isFalse();
      log.files.put(path, Arrays.copyOf(file, file.length - 1));
      assertThat(fixture.audit(log).holds()).as(path + " a byte shorter").isFalse();
      log.files.put(path, file);
    }
    assertThat(fixture.audit(log).holds()).isTrue();
  }

  @Test
  void checkpointOfAnotherTree_isAFinding() throws Exception {
    MemoryLog log = fixture.log(600);
    log.files.put("checkpoint", fixture.log(599).files.get("checkpoint"));
    log.files.put("tile/0/002.p/87", Arrays.copyOf(log.files.get("tile/0/002.p/88"), 87 * 32));
    byte[] other =
        fixture
            .keys()
            .sign(600, NaiveTree.of(600).root(), MemoryLog.AT)
            .getBytes(StandardCharsets.UTF_8);
    log.files.put("checkpoint", other);
    Report report = fixture.audit(log);
    assertThat(report.findings()).extracting(Finding::index).containsExactly(-1L);
    assertThat(report.findings().getFirst().what()).contains("but the checkpoint signs");
  }

  @Test
  void checkpointThatDoesNotVerify_isAFinding() throws Exception {
    MemoryLog log = fixture.log(5);
    byte[] checkpoint = log.files.get("checkpoint");
    checkpoint[checkpoint.length - 10] ^= 1;
    Report report = fixture.audit(log);
    assertThat(report.holds()).isFalse();
    assertThat(report.size()).isZero();
    log.files.put("checkpoint", new byte[] {(byte) 0xff});
    assertThat(fixture.audit(log).findings().getFirst().what()).contains("not UTF-8");
    log.files.remove("checkpoint");
    assertThat(fixture.audit(log).findings().getFirst().what()).contains("missing");
  }
}
