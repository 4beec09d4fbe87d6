// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.CmsRefused.Defect;
import org.saola.pki.cms.EnvelopeStream;

/** One pass over a ciphertext: salt apart, content into quarantine, the tag last. */
final class PartDecryption {
  private static final int CHUNK = 64 * 1024;

  private final EnvelopeStream envelope;
  private final Cipher cipher;
  private final ByteArrayOutputStream salt = new ByteArrayOutputStream();
  private @Nullable ContentDigest digest;

  PartDecryption(SecretKey key, EnvelopeStream envelope) {
    this.envelope = envelope;
    try {
      this.cipher = envelope.decrypting(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("both providers decrypt with AES-256-GCM", e);
    }
  }

  /** Returns the content digest; the tag has held. */
  byte[] into(Quarantine file, PartContext context) throws IOException, CmsRefused {
    byte[] chunk = new byte[CHUNK];
    for (int n = envelope.read(chunk); n >= 0; n = envelope.read(chunk)) {
      take(cipher.update(chunk, 0, n), file, context);
    }
    try {
      take(cipher.doFinal(envelope.tag()), file, context);
    } catch (GeneralSecurityException e) {
      throw new CmsRefused(Defect.BAD_KEY, "the seal is broken: " + e.getMessage(), e);
    }
    if (digest == null) {
      throw new CmsRefused(Defect.BAD_KEY, "sealed content without a salt");
    }
    return digest.value();
  }

  /** Whole once {@link #into} has returned. */
  byte[] salt() {
    return salt.toByteArray();
  }

  // A cipher that has nothing to give yet gives null.
  private void take(byte @Nullable [] plaintext, Quarantine file, PartContext context)
      throws IOException {
    if (plaintext == null) {
      return;
    }
    int toSalt = Math.min(plaintext.length, ContentDigest.SALT_LENGTH - salt.size());
    salt.write(plaintext, 0, toSalt);
    if (digest == null && salt.size() == ContentDigest.SALT_LENGTH) {
      digest = new ContentDigest(salt.toByteArray(), context);
    }
    if (digest != null) {
      digest.update(plaintext, toSalt, plaintext.length - toSalt);
      file.write(plaintext, toSalt, plaintext.length - toSalt);
    }
  }
}
