// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saola.pki.transparency.LogAudit.Opening;
import org.saola.pki.transparency.LogAudit.Openings;
import org.saola.pki.transparency.LogAudit.Report;

/** Makes signed logs whose every leaf has an opening, and audits them. */
record AuditedLog(LogKeys keys) {
  /** Leaf i opens to salt and entry; every tenth is a clear one. */
  static byte[] opening(long index) {
    byte[] text =
        "an entry that says what happened, number %05d"
            .formatted(index)
            .getBytes(StandardCharsets.UTF_8);
    return index % 10 == 3
        ? text
        : ByteBuffer.allocate(32 + text.length).put(NaiveTree.leaf(index)).put(text).array();
  }

  static boolean salted(long index) {
    return index % 10 != 3;
  }

  static Openings openings() {
    return index -> Optional.of(new Opening(opening(index), salted(index)));
  }

  MemoryLog log(int... sizes) {
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

  Report audit(TileReader log) throws IOException {
    return audit(log, openings());
  }

  Report audit(TileReader log, Openings openings) throws IOException {
    return LogAudit.verify(log, keys.verifierKeys(), Optional.of(openings), done -> {});
  }

  Report auditWithoutOpenings(TileReader log) throws IOException {
    return LogAudit.verify(log, keys.verifierKeys(), Optional.empty(), done -> {});
  }

  static void assertNames(Report report, long index, String what) {
    assertThat(report.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.index()).isEqualTo(index);
              assertThat(finding.what()).contains(what);
            });
  }

  /** Entries differ in length, clear ones being longer than 32 bytes. */
  static int bundleOffset(long first, long index) {
    int offset = 0;
    for (long i = first; i < index; i++) {
      offset += 2 + (salted(i) ? 32 : opening(i).length);
    }
    return offset;
  }

  static void swap(byte[] bytes, int one, int other, int length) {
    byte[] first = Arrays.copyOfRange(bytes, one, one + length);
    System.arraycopy(bytes, other, bytes, one, length);
    System.arraycopy(first, 0, bytes, other, length);
  }
}
