// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TestFederation;

/**
 * Large parts in a JVM whose whole heap is a small fraction of them: sealed, opened, and refused.
 */
class ConstantMemoryTest {
  private static final long SIZE = 96L << 20;
  private static final String HEAP = "-Xmx32m";
  private static final PartContext CONTEXT =
      new PartContext("demo", TestFederation.NL, "id", "scan");

  @TempDir Path folder;

  @Test
  void largePartPassesThroughASmallHeap() throws Exception {
    Keystore keys = TestFederation.demo().keystore(TestFederation.FR);
    Path p12 = folder.resolve("keystore.p12");
    TestFederation.store(keys, p12, "secret".toCharArray());
    Path log = folder.resolve("log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ConstantMemoryTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = child.waitFor(120, TimeUnit.SECONDS);
    child.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(Files.readString(log)).isEqualTo("opened\nrefused\nrefused\n");
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Keystore keys = Keystore.load(folder.resolve("keystore.p12"), "secret".toCharArray());
    Path file = folder.resolve("sealed");
    PartSealer.Sealed sealed;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      sealed =
          new PartSealer(new SecureRandom())
              .seal(
                  CONTEXT,
                  new Zeros(SIZE),
                  List.of(keys.certificate(CertificatePurpose.SEALING)),
                  out);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Path opened =
          new PartOpener(keys)
              .open(in, CONTEXT, sealed.sealedDigest(), sealed.contentDigest(), folder);
      System.out.print(Files.size(opened) == SIZE ? "opened\n" : "short\n");
    }
    // A header that claims to be huge, and goes on for as long as it claims.
    byte[] header = {
      0x30,
      (byte) 0x80,
      0x06,
      0x0b,
      0x2a,
      (byte) 0x86,
      0x48,
      (byte) 0x86,
      (byte) 0xf7,
      0x0d,
      0x01,
      0x09,
      0x10,
      0x01,
      0x17,
      (byte) 0xa0,
      (byte) 0x80,
      0x30,
      (byte) 0x80,
      0x02,
      0x01,
      0x00,
      0x31
    };
    refuse(keys, folder, header, new byte[] {(byte) 0x84, 0x05, 0, 0, 0});
    refuse(keys, folder, header, new byte[] {(byte) 0x83, 0x0f, (byte) 0xff, (byte) 0xff});
  }

  private static void refuse(Keystore keys, Path folder, byte[] header, byte[] length)
      throws IOException {
    InputStream hostile =
        new SequenceInputStream(
            new SequenceInputStream(
                new ByteArrayInputStream(header), new ByteArrayInputStream(length)),
            new Zeros(SIZE));
    try {
      new PartOpener(keys).open(hostile, CONTEXT, new byte[32], new byte[32], folder);
    } catch (SealRefused refused) {
      System.out.print("refused\n");
    }
  }

  /** So many zeros. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(length, left);
      Arrays.fill(bytes, offset, offset + n, (byte) 0);
      left -= n;
      return n;
    }
  }
}
