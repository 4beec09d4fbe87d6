// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.saola.pki.cms.Digests;

/**
 * Where a part belongs; bound to its content by the digest {@code SHA-256(salt || SHA-256(context)
 * || content)}, the context being the length-prefixed (4 bytes, big-endian) UTF-8 of these four in
 * order.
 */
public record PartContext(String federation, String from, String id, String part) {
  /** SHA-256 of the length-prefixed sequence; 32 bytes. */
  public byte[] digest() {
    MessageDigest digest = Digests.sha256();
    for (String field : List.of(federation, from, id, part)) {
      byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
      digest.update(utf8);
    }
    return digest.digest();
  }
}
