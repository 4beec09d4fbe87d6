// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.GoVerifier;
import org.saola.message.evidence.EvidenceHeader.Asked;
import org.saola.pki.transparency.LogKeys;
import org.saola.routes.evidence.EvidenceSource;
import org.saola.routes.evidence.EvidenceWriter;
import org.saola.routes.evidence.KnownLeaf;
import org.saola.routes.evidence.KnownLeaf.Opened;

/** Evidence files hold for Go's checksum database packages, unchanged, and damaged ones do not. */
class GoEvidenceTest {
  private static final int SIZE = 700;

  @TempDir Path folder;
  private SignedLog log;

  @BeforeEach
  void createLog() throws Exception {
    LogKeys keys = LogKeys.create(folder.resolve("keys"), "saola.test/hub", new SecureRandom());
    log = new SignedLog(folder.resolve("log"), keys).grow(SIZE, "one");
  }

  private EvidenceSource source() throws Exception {
    return new EvidenceSource(
        "saola.test",
        new Asked("event=ACCEPTED", null, Instant.parse("2026-11-22T10:00:00Z")),
        log.published().tiles(),
        log.checkpoint(),
        log.keys().verifierKeys(),
        List.of(),
        0);
  }

  private String selection(long... indexes) throws Exception {
    List<Opened> entries = new ArrayList<>();
    for (long index : indexes) {
      entries.add(log.database.get(index));
    }
    var out = new ByteArrayOutputStream();
    EvidenceWriter.selection(out, source(), entries.iterator());
    return out.toString();
  }

  private String range(long first, long end) throws Exception {
    List<KnownLeaf> known = new ArrayList<>();
    for (long index = first; index < end; index += 3) {
      known.add(log.database.get(index));
    }
    var out = new ByteArrayOutputStream();
    EvidenceWriter.range(out, source(), first, end, known.iterator());
    return out.toString();
  }

  private GoVerifier.Outcome go(String evidence) throws Exception {
    Path file = Files.writeString(folder.resolve("answer.evidence.jsonl"), evidence);
    return GoVerifier.verifyEvidence(file, log.folder.resolve("log.vkey"));
  }

  @Test
  void goAcceptsWhatWeWrite() throws Exception {
    GoVerifier.Outcome selection = go(selection(0, 3, 255, 256, 512, 699));
    assertThat(selection.output()).contains("SELECTION of 6 leaves holds");
    assertThat(selection.exitCode()).isZero();
    for (long[] bounds : new long[][] {{0, SIZE}, {3, 4}, {250, 515}, {500, SIZE}, {0, 1}}) {
      GoVerifier.Outcome range = go(range(bounds[0], bounds[1]));
      assertThat(range.output())
          .contains("RANGE of %d leaves holds".formatted(bounds[1] - bounds[0]));
    }
  }

  @Test
  void goRefusesWhatWasChanged() throws Exception {
    String selection = selection(0, 3, 255);
    String range = range(250, 300);
    for (String changed :
        List.of(
            selection.replace("one 255", "one 256"),
            selection.replace("\"index\":3,", "\"index\":4,"),
            selection.replaceFirst("(\"proof\":\\[\")...", "$1AAA"),
            selection.replaceFirst("\\\\n700\\\\n", "\\\\n701\\\\n"),
            range.replace("one 253", "one 254"),
            range.replaceFirst("(\"hidden\":.*?\"hash\":\")...", "$1AAA"),
            range.replaceFirst("(\"before\":\\[\")...", "$1AAA"),
            range.replaceFirst("(\"after\":\\[\")...", "$1AAA"),
            range.replaceFirst("\\{\"hidden\"[^\\n]*\\n", ""))) {
      assertThat(changed).isNotIn(selection, range);
      GoVerifier.Outcome outcome = go(changed);
      assertThat(outcome.output()).contains("refused: ");
      assertThat(outcome.exitCode()).isEqualTo(1);
    }
  }
}
