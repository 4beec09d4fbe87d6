// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.time.Instant;
import java.util.Map;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;

/** A signed manifest that a forwarded message shows, without the message that it belongs to. */
record Voucher(Manifest manifest, SignedManifest signed) {
  private static final int MINIMUM_SUITE = 1;
  private static final int MOST_BYTES = 65_536;

  static Voucher read(byte[] bytes) throws ProvenanceRefused {
    try {
      SealedMessage alone = SealedMessage.parse(bytes, MOST_BYTES);
      SignedManifest signed =
          alone
              .signedManifest()
              .orElseThrow(() -> new ProvenanceRefused("a link of its provenance is not signed"));
      return new Voucher(StrictJson.read(signed.unverifiedManifest(), Manifest.class), signed);
    } catch (SealRefused | InvalidDocument e) {
      throw new ProvenanceRefused("a link of its provenance cannot be read: " + e.getMessage(), e);
    }
  }

  Digest digest() {
    return Digest.ofHash(signed.digest());
  }

  /** A key that was revoked since may have signed it on any day that it likes. */
  void requireNotRevoked(Directory newest, Instant now) throws ProvenanceRefused {
    try {
      signed.verify(newest, MINIMUM_SUITE, now);
    } catch (SealRefused e) {
      if (e.code() == SealRefused.Code.SIGNER_REVOKED) {
        throw new ProvenanceRefused(
            "the key that signed message %s has been revoked".formatted(manifest.id()), e);
      }
    }
  }

  /** By the certificate that was its sender's when it was signed. */
  void verify(Map<Digest, Directory> directories, String federation) throws ProvenanceRefused {
    Directory directory = directories.get(manifest.directory());
    if (directory == null) {
      throw new ProvenanceRefused(
          "message %s names a directory version that is not known".formatted(manifest.id()));
    }
    try {
      SignedManifest.Signer signer = signed.verify(directory, MINIMUM_SUITE, manifest.created());
      if (!signer.agency().equals(manifest.from().value())
          || !manifest.federation().equals(federation)) {
        throw new ProvenanceRefused(
            "message %s is not from %s of this federation"
                .formatted(manifest.id(), manifest.from()));
      }
    } catch (SealRefused e) {
      throw new ProvenanceRefused(
          "the signature of message %s does not hold: %s".formatted(manifest.id(), e.getMessage()),
          e);
    }
  }
}
