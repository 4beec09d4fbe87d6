// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.CmsRefused.Defect;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.EnvelopeStream;
import org.saola.pki.cms.KemRecipient;
import org.saola.pki.cms.SealingKey;
import org.saola.pki.seal.SealRefused.Code;

/**
 * Opens sealed parts into quarantine: plaintext that was not yet verified is never visible. Safe
 * for use by several threads.
 */
public final class PartOpener {
  private final List<SealingKey> keys;

  public PartOpener(Keystore keys) {
    this.keys = keys.sealingKeys();
  }

  /**
   * Decrypts into a new 0600 file below {@code quarantine}, and returns it once the tag and both
   * digests have held; on any failure the file is gone. Constant memory.
   */
  public Path open(
      InputStream sealed,
      PartContext context,
      byte[] expectedSealedDigest,
      byte[] expectedContentDigest,
      Path quarantine)
      throws SealRefused, IOException {
    return openWithSalt(sealed, context, expectedSealedDigest, expectedContentDigest, quarantine)
        .content();
  }

  /**
   * A part that was opened.
   *
   * @param salt the 32 bytes that preceded the content inside the seal: whoever keeps them can hold
   *     the content against the manifest again without a private key
   */
  public record Opened(Path content, byte[] salt) {}

  /** As {@link #open}, and hands out the salt too. */
  public Opened openWithSalt(
      InputStream sealed,
      PartContext context,
      byte[] expectedSealedDigest,
      byte[] expectedContentDigest,
      Path quarantine)
      throws SealRefused, IOException {
    DigestInputStream digested = new DigestInputStream(sealed, Digests.sha256());
    try (Quarantine file = new Quarantine(quarantine)) {
      PartDecryption decryption = decryption(digested);
      byte[] contentDigest = decryption.into(file, context);
      requireSealedDigest(digested, expectedSealedDigest);
      if (!MessageDigest.isEqual(contentDigest, expectedContentDigest)) {
        throw new SealRefused(
            Code.CONTENT_DIGEST_MISMATCH,
            "the content is not what %s signed for part %s of %s"
                .formatted(context.from(), context.part(), context.id()));
      }
      return new Opened(file.release(), decryption.salt());
    } catch (CmsRefused e) {
      // What was changed on its way is not the sender's fault: say so first.
      digested.transferTo(OutputStream.nullOutputStream());
      requireSealedDigest(digested, expectedSealedDigest);
      throw Refusals.of(e);
    }
  }

  private PartDecryption decryption(InputStream sealed) throws IOException, CmsRefused {
    EnvelopeStream envelope = EnvelopeStream.open(sealed);
    return new PartDecryption(contentKey(envelope), envelope);
  }

  private SecretKey contentKey(EnvelopeStream envelope) throws CmsRefused {
    for (KemRecipient recipient : envelope.recipients()) {
      for (SealingKey key : keys) {
        if (Arrays.equals(recipient.keyIdentifier(), key.keyIdentifier())) {
          return key.unwrap(recipient, envelope.algorithm().identifier());
        }
      }
    }
    throw new CmsRefused(
        Defect.NOT_A_RECIPIENT, "sealed for %d others".formatted(envelope.recipients().size()));
  }

  private static void requireSealedDigest(DigestInputStream sealed, byte[] expected)
      throws SealRefused {
    if (!MessageDigest.isEqual(sealed.getMessageDigest().digest(), expected)) {
      throw new SealRefused(
          Code.SEALED_DIGEST_MISMATCH, "the sealed bytes are not those that the manifest names");
    }
  }
}
