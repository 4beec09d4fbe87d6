// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.security.MessageDigest;
import org.saola.pki.cms.Digests;

/**
 * {@code SHA-256(salt || SHA-256(context) || content)}: binds the content to its author and place,
 * and tells nothing about it, as the salt travels inside the seal.
 */
final class ContentDigest {
  static final int SALT_LENGTH = 32;

  private final MessageDigest digest = Digests.sha256();
  private long size;

  ContentDigest(byte[] salt, PartContext context) {
    digest.update(salt);
    digest.update(context.digest());
  }

  void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    size += length;
  }

  /** Bytes of content so far. */
  long size() {
    return size;
  }

  byte[] value() {
    return digest.digest();
  }
}
