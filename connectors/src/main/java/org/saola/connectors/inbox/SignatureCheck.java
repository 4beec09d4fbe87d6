// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Recipient;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SealedPart;
import org.saola.pki.seal.SignedManifest;

/**
 * Who signed a manifest, and whether it holds.
 *
 * @param manifest the signed one; absent where it could not be read
 * @param json its exact bytes
 */
record SignatureCheck(
    boolean holds, String says, @Nullable Manifest manifest, byte @Nullable [] json) {
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final int MINIMUM_SUITE = 1;

  /** A signed manifest alone, or with sealed parts after it: those are held against it too. */
  static SignatureCheck of(VerificationTrust trust, byte[] bytes) {
    try {
      SealedMessage message = SealedMessage.parse(bytes, MOST_BYTES);
      SignedManifest signed =
          message
              .signedManifest()
              .orElseThrow(
                  () -> new SealRefused(SealRefused.Code.MALFORMED, "there is no signed manifest"));
      return of(trust, message, signed);
    } catch (SealRefused e) {
      return failed(e.code() + ": " + e.getMessage());
    } catch (InvalidDocument e) {
      return failed("the manifest is invalid: " + e.getMessage());
    }
  }

  private static SignatureCheck of(
      VerificationTrust trust, SealedMessage message, SignedManifest signed)
      throws SealRefused, InvalidDocument {
    byte[] json = signed.unverifiedManifest();
    Manifest manifest = StrictJson.read(json, Manifest.class);
    Optional<Directory> directory = trust.directory().find(manifest.directory().value());
    if (directory.isEmpty()) {
      return failed("it names a directory version that is not among those kept here");
    }
    SignedManifest.Signer signer =
        signed.verify(directory.get(), MINIMUM_SUITE, manifest.created());
    if (!signer.agency().equals(manifest.from().value())) {
      return failed("signed by %s, said to be from %s".formatted(signer.agency(), manifest.from()));
    }
    Optional<String> foreign = foreignPart(manifest, message.parts());
    return foreign.isPresent()
        ? failed(foreign.get())
        : new SignatureCheck(true, says(manifest, signer), manifest, json);
  }

  private static Optional<String> foreignPart(Manifest manifest, List<SealedPart> parts) {
    List<Digest> named = manifest.parts().stream().map(Part::sealed).toList();
    return parts.stream()
        .filter(part -> !named.contains(Digest.ofHash(part.digest())))
        .findFirst()
        .map(part -> "it holds a part that the manifest does not name");
  }

  private static String says(Manifest manifest, SignedManifest.Signer signer) {
    return "%s %s, signed by %s (suite %d, certificate %s) on %s, for %s"
        .formatted(
            manifest.type(),
            manifest.id(),
            signer.agency(),
            signer.suite(),
            signer.certificateSerial(),
            manifest.created(),
            manifest.to().stream().map(SignatureCheck::name).collect(Collectors.joining(", ")));
  }

  private static String name(Recipient recipient) {
    return recipient.via() == null
        ? recipient.agency().value()
        : "%s (as one of %s)".formatted(recipient.agency(), recipient.via());
  }

  private static SignatureCheck failed(String why) {
    return new SignatureCheck(false, why, null, null);
  }
}
