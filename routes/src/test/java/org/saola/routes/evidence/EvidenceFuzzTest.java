// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.evidence.EvidenceEnd;
import org.saola.message.evidence.EvidenceHeader;
import org.saola.message.evidence.EvidenceLine;
import org.saola.message.evidence.HiddenLeaf;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.pki.transparency.RangeProof;

/**
 * A damaged evidence file never holds, unless it says the same as before, and is refused in the
 * words of the report. Another seed: {@code -Dsaola.seed=7}.
 */
class EvidenceFuzzTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final int ROUNDS = 800;
  private static final long MILLION = 1 << 20;

  @TempDir Path folder;

  private static final List<String> PIECES =
      List.of(
          "\"index\":5",
          "null",
          "{",
          "}",
          "[",
          "]",
          "\n",
          "\"",
          "\\",
          "\\u0000",
          "-1",
          "1e999",
          ",",
          "9223372036854775807",
          "{\"end\":{\"leaves\":0,\"shown\":0,\"outOfScope\":0,\"erased\":0}}",
          "\"salt\":\"\"",
          "\"version\":1,",
          "\u202e",
          "\uFEFF",
          "\"first\":0,");

  @Test
  void anyDamageIsNoticed() throws Exception {
    EvidenceLog log = new EvidenceLog(folder.resolve("log"), 40);
    for (String whole : List.of(log.selection(2, 3, 7, 39), log.range(5, 30))) {
      EvidenceReport good = log.check(whole);
      assertThat(good.findings()).isEmpty();
      for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
        byte[] damaged = damaged(whole, new Random(seed));
        String what = "seed %d of %d rounds".formatted(seed, ROUNDS);
        assertThatCode(
                () -> {
                  EvidenceReport report = log.check(damaged);
                  if (report.holds()) {
                    assertThat(proven(new String(damaged, UTF_8)))
                        .as(what)
                        .isEqualTo(proven(whole));
                  }
                })
            .as(what)
            .doesNotThrowAnyException();
      }
    }
  }

  /**
   * What the lines say, however JSON spells it, but for what no proof covers: the hub's word on
   * what was asked, and the names of witnesses.
   */
  private static String proven(String file) throws InvalidDocument {
    StringBuilder said = new StringBuilder();
    for (String line : file.split("\n")) {
      byte[] respelt = StrictJson.write(StrictJson.read(line.getBytes(UTF_8), EvidenceLine.class));
      said.append(new String(respelt, UTF_8)).append('\n');
    }
    return said.toString()
        .replaceFirst("\"federation\":\"[^\"]*\"", "")
        .replaceFirst("\"asked\":\\{[^}]*}", "")
        .replaceFirst("\"witnesses\":\\[[^]]*],\"needed\":\\d+", "");
  }

  private static byte[] damaged(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    int at = random.nextInt(text.length());
    switch (random.nextInt(6)) {
      case 0 -> text.setCharAt(at, (char) (33 + random.nextInt(94)));
      case 1 -> text.deleteCharAt(at);
      case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(200)));
      case 3 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 4 ->
          text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(400))));
      default -> {
        byte[] bytes = whole.getBytes(UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      }
    }
    return text.toString().getBytes(UTF_8);
  }

  @Test
  void noise_isRefused() throws Exception {
    EvidenceLog log = new EvidenceLog(folder.resolve("log"), 3);
    for (long seed = SEED; seed < SEED + 300; seed++) {
      byte[] noise = new byte[new Random(seed).nextInt(400)];
      new Random(seed).nextBytes(noise);
      assertThat(log.check(noise).holds()).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void oneKeyTwice_isRefused() throws Exception {
    EvidenceLog log = new EvidenceLog(folder.resolve("log"), 9);
    String file = log.selection(2, 4);
    for (String key : List.of("\"index\":2,", "\"version\":1,", "\"leaves\":2,")) {
      assertThat(log.check(file.replace(key, key + key)).findings())
          .as(key)
          .first()
          .asString()
          .contains("no line of an evidence file");
    }
  }

  /** A tree of 2^20 leaves that are all alike, so that nothing but the file itself is long. */
  @Test
  void aMillionLines_holdAsAStream() throws Exception {
    EvidenceLog log = new EvidenceLog(folder.resolve("log"), 1);
    byte[] hash = new byte[32];
    byte[] root = hash;
    for (int level = 0; level < 20; level++) {
      byte[] node = ByteBuffer.allocate(65).put((byte) 1).put(root).put(root).array();
      root = Digest.of(node).bytes();
    }
    log.checkpoint = log.keys.sign(MILLION, root, EvidenceLog.AT);
    EvidenceHeader header = log.source().range(new RangeProof(0, MILLION, List.of(), List.of()));
    Iterator<byte[]> all =
        LongStream.rangeClosed(0, MILLION + 1)
            .mapToObj(
                line ->
                    line == 0
                        ? EvidenceLine.of(header)
                        : line <= MILLION
                            ? EvidenceLine.of(
                                new HiddenLeaf(line - 1, hash, HiddenLeaf.Why.OUT_OF_SCOPE))
                            : EvidenceLine.of(new EvidenceEnd(MILLION, 0, MILLION, 0)))
            .map(StrictJson::write)
            .iterator();
    EvidenceReport report = EvidenceCheck.of(new Lines(all), log.trust());
    assertThat(report.findings()).isEmpty();
    assertThat(report.counted()).isEqualTo(new EvidenceEnd(MILLION, 0, MILLION, 0));
  }

  @Test
  void findingsAreBounded() throws Exception {
    EvidenceLog log = new EvidenceLog(folder.resolve("log"), 1000);
    String file = log.selection(LongStream.range(0, 1000).toArray()).replace("ACCEPTED", "REFUSED");
    EvidenceReport report = log.check(file);
    assertThat(report.counted().shown()).isEqualTo(1000);
    assertThat(report.findings()).hasSize(100);
    assertThat(report.unlisted()).isEqualTo(899);
  }

  /** One line after the other, none of them before it is asked for. */
  private static final class Lines extends InputStream {
    private final Iterator<byte[]> lines;
    private ByteArrayInputStream line = new ByteArrayInputStream(new byte[0]);

    Lines(Iterator<byte[]> lines) {
      this.lines = lines;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      while (line.available() == 0) {
        if (!lines.hasNext()) {
          return -1;
        }
        byte[] next = lines.next();
        byte[] ended = Arrays.copyOf(next, next.length + 1);
        ended[next.length] = '\n';
        line = new ByteArrayInputStream(ended);
      }
      return line.read(into, offset, length);
    }
  }
}
