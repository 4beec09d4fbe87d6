// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.pki.seal.PartContext;

/**
 * {@code seal.json}: the salts that came inside the seals. With them anybody who holds the folder
 * can check each part against the sender's signature, years later and without a private key.
 */
public record SealFile(List<Salt> parts) {
  static final String NAME = "seal.json";

  public SealFile {
    parts = List.copyOf(parts);
  }

  /**
   * @param check SHA-256 of the salt: tells a damaged salt from a damaged part
   */
  public record Salt(String part, byte[] salt, Digest check) {
    public static Salt of(String part, byte[] salt) {
      return new Salt(part, salt, Digest.of(salt));
    }

    boolean isWhole() {
      return Digest.of(salt).equals(check);
    }
  }

  public Optional<Salt> salt(String part) {
    return parts.stream().filter(salt -> salt.part().equals(part)).findFirst();
  }

  /** Whether content is what the sender signed: SHA-256(salt || SHA-256(context) || content). */
  static boolean matches(Salt salt, Manifest manifest, Part part, InputStream content)
      throws IOException {
    PartContext context =
        new PartContext(
            manifest.federation(), manifest.from().value(), manifest.id().value(), part.name());
    MessageDigest digest = sha256();
    digest.update(salt.salt());
    digest.update(context.digest());
    new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
    return MessageDigest.isEqual(digest.digest(), part.content().bytes());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
