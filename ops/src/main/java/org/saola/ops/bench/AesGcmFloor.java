// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What it costs to encrypt a content with AES-256-GCM, as a TLS connection or a seal must. */
final class AesGcmFloor {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;

  AesGcmFloor(SecureRandom random) {
    this.random = random;
  }

  /** CPU milliseconds for each, by this thread. */
  double measure(int bytes, int times) {
    byte[] key = new byte[KEY_BYTES];
    byte[] content = new byte[bytes];
    random.nextBytes(key);
    random.nextBytes(content);
    var secret = new SecretKeySpec(key, "AES");
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = new byte[NONCE_BYTES];
      ThreadCpu cpu = ThreadCpu.start();
      for (int i = 0; i < times; i++) {
        nonce[0] = (byte) i;
        nonce[1] = (byte) (i >> Byte.SIZE);
        nonce[2] = (byte) (i >> 2 * Byte.SIZE);
        cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.doFinal(content);
      }
      return cpu.millis() / times;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }
}
