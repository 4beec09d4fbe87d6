// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.time.Instant;
import java.util.HexFormat;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.SignedContent;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.ListedCertificate;
import org.saola.pki.seal.SealRefused.Code;
import org.saola.pki.suite.Suite;

/**
 * The SignedData of a message: structure checked (one signer, no certificates inside), not
 * verified.
 */
public final class SignedManifest {
  private final byte[] bytes;
  private final SignedContent signed;
  private final byte[] digest;

  private SignedManifest(byte[] bytes, SignedContent signed) {
    this.bytes = bytes;
    this.signed = signed;
    this.digest = Digests.sha256(signed.content());
  }

  static SignedManifest read(Der der) throws SealRefused {
    try {
      return new SignedManifest(der.bytes(), SignedContent.parse(der));
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  /** The whole ContentInfo, DER. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The eContent. Named for what it is: nobody has vouched for it yet. */
  public byte[] unverifiedManifest() {
    return signed.content();
  }

  /** SHA-256 of the eContent, 32 bytes: the manifest's digest. */
  public byte[] digest() {
    return digest.clone();
  }

  /**
   * Verifies signature, signed attributes, suite, purpose, validity and revocation at the instant.
   *
   * @return the agency that signed, and its suite
   */
  public Signer verify(Directory directory, int minimumSuite, Instant at) throws SealRefused {
    ListedCertificate signer = signer(directory);
    requireStanding(signer, at);
    try {
      Suite suite = signed.suite();
      if (suite.number() < minimumSuite) {
        throw new SealRefused(Code.SUITE_NOT_ALLOWED, "suite " + suite.number());
      }
      signed.verify(signer.certificate(), signer.key().key());
      return new Signer(signer.agency(), suite.number(), signer.serial());
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  private ListedCertificate signer(Directory directory) throws SealRefused {
    byte[] keyIdentifier = signed.keyIdentifier();
    ListedCertificate listed =
        directory
            .find(keyIdentifier)
            .orElseThrow(
                () ->
                    new SealRefused(
                        Code.UNKNOWN_SIGNER,
                        "no certificate with key identifier "
                            + HexFormat.of().formatHex(keyIdentifier)));
    if (listed.purpose() != CertificatePurpose.SIGNING) {
      throw new SealRefused(
          Code.WRONG_PURPOSE, "signed with a key for %s".formatted(listed.purpose()));
    }
    return listed;
  }

  private static void requireStanding(ListedCertificate signer, Instant at) throws SealRefused {
    switch (signer.at(at)) {
      case VALID -> {}
      case REVOKED ->
          throw new SealRefused(
              Code.SIGNER_REVOKED, "serial %s, judged at %s".formatted(signer.serial(), at));
      case EXPIRED, NOT_YET_VALID ->
          throw new SealRefused(
              Code.SIGNER_EXPIRED,
              "serial %s is %s at %s".formatted(signer.serial(), signer.at(at), at));
    }
  }

  /**
   * @param certificateSerial hex, as in the directory's revocations
   */
  public record Signer(String agency, int suite, String certificateSerial) {}
}
