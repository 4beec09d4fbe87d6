// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageTypes;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;

/** What came by the inbox queue with a manifest: it can be read, and nobody has vouched for it. */
record Delivery(byte[] bytes, SealedMessage message, SignedManifest signed, Manifest manifest) {
  static Delivery read(byte[] bytes, SealedMessage message, SignedManifest signed)
      throws DeliveryRefused {
    try {
      Manifest manifest = StrictJson.read(signed.unverifiedManifest(), Manifest.class);
      return new Delivery(bytes, message, signed, manifest);
    } catch (InvalidDocument e) {
      throw new DeliveryRefused(Code.INVALID_MANIFEST, e);
    }
  }

  Digest digest() {
    return Digest.ofHash(signed.digest());
  }

  boolean isReceipt() {
    return manifest.type().equals(MessageTypes.RECEIPT);
  }
}
