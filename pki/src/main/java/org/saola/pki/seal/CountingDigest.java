// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.saola.pki.cms.Digests;

/** Passes bytes on, and knows their number and SHA-256. */
final class CountingDigest extends FilterOutputStream {
  private final MessageDigest digest = Digests.sha256();
  private long size;

  CountingDigest(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  long size() {
    return size;
  }

  byte[] value() {
    return digest.digest();
  }
}
