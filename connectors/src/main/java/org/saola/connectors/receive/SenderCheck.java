// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SignedManifest;

/** Who signed it, and whether it was meant for us: what the hub says about that is not asked. */
public final class SenderCheck {
  private static final int MINIMUM_SUITE = 1;

  private final AgencyId agency;
  private final String federation;
  private final DirectoryClient directories;
  private final Alarms alarms;
  private final Clock clock;

  public SenderCheck(
      AgencyId agency, String federation, DirectoryClient directories, Alarms alarms, Clock clock) {
    this.agency = agency;
    this.federation = federation;
    this.directories = directories;
    this.alarms = alarms;
    this.clock = clock;
  }

  void check(Delivery delivery) throws DeliveryRefused, IOException, LogDistrusted {
    Manifest manifest = delivery.manifest();
    requireSignature(delivery.signed(), manifest);
    requireNotRevoked(delivery.signed());
    if (!manifest.federation().equals(federation)) {
      throw new DeliveryRefused(Code.OTHER_FEDERATION, "of federation " + manifest.federation());
    }
    if (manifest.to().stream().noneMatch(to -> to.agency().equals(agency))) {
      throw new DeliveryRefused(Code.NOT_A_RECIPIENT, "it is not addressed to us");
    }
    if (manifest.expires().isBefore(clock.instant())) {
      throw new DeliveryRefused(Code.EXPIRED, "expired at " + manifest.expires());
    }
  }

  private void requireSignature(SignedManifest signed, Manifest manifest)
      throws DeliveryRefused, IOException, LogDistrusted {
    try {
      SignedManifest.Signer signer =
          signed.verify(directory(manifest), MINIMUM_SUITE, manifest.created());
      if (!signer.agency().equals(manifest.from().value())) {
        throw new DeliveryRefused(
            Code.NOT_THE_SENDER,
            "signed by %s, said to be from %s".formatted(signer.agency(), manifest.from()));
      }
      if (signer.suite() != manifest.suite()) {
        throw new DeliveryRefused(
            Code.SUITE_MISMATCH,
            "signed in suite %d, said to be %d".formatted(signer.suite(), manifest.suite()));
      }
    } catch (SealRefused e) {
      throw new DeliveryRefused(Code.BAD_SIGNATURE, e);
    }
  }

  private Directory directory(Manifest manifest)
      throws DeliveryRefused, IOException, LogDistrusted {
    var named = directories.find(manifest.directory());
    if (named.isEmpty()) {
      // Somebody was shown a directory that the log does not prove to everybody.
      alarms.raise(
          Alarms.Kind.UNKNOWN_DIRECTORY,
          manifest.directory().value(),
          "message %s of %s names a directory version that the hub does not have"
              .formatted(manifest.id(), manifest.from()));
      throw new DeliveryRefused(
          Code.UNKNOWN_DIRECTORY, "sealed against an unknown directory version");
    }
    return named.get();
  }

  /**
   * The named version tells who signed; the newest one tells whether that key has been revoked
   * since. A certificate that merely ran out on the way signed well enough.
   */
  private void requireNotRevoked(SignedManifest signed)
      throws DeliveryRefused, IOException, LogDistrusted {
    Instant now = clock.instant();
    try {
      signed.verify(directories.latest(), MINIMUM_SUITE, now);
    } catch (SealRefused e) {
      if (e.code() != SealRefused.Code.SIGNER_EXPIRED) {
        throw new DeliveryRefused(Code.SIGNER_REVOKED, e);
      }
    }
  }
}
