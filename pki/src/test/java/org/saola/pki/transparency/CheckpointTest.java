// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir Path folder;

  @Test
  void signed_verifies() throws Exception {
    LogKeys keys = MemoryLog.keys(folder);
    MemoryLog log = MemoryLog.of(5);
    Instant at = Instant.parse("2026-11-22T10:00:00.75Z");
    String text = keys.sign(5, log.tree.root(), at);
    Checkpoint checkpoint = Checkpoint.verify(text, keys.verifierKeys());
    assertThat(checkpoint.size()).isEqualTo(5);
    assertThat(checkpoint.root()).isEqualTo(log.tree.root());
    assertThat(checkpoint.origin()).isEqualTo("saola.test/hub");
    assertThat(checkpoint.cosigned()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(checkpoint.text()).isEqualTo(text);
  }
}
