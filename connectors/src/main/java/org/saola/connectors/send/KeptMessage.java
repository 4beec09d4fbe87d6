// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.io.IOException;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;

/** A message that this connector made and kept: what is wrong with it is damage, not deceit. */
record KeptMessage(byte[] manifestJson, byte[] signed) {
  private static final int MAX_MESSAGE = 1024 * 1024;

  static KeptMessage read(byte[] message) throws IOException {
    try {
      SignedManifest signed =
          SealedMessage.parse(message, MAX_MESSAGE)
              .signedManifest()
              .orElseThrow(() -> new IOException("a message that was kept has no manifest"));
      return new KeptMessage(signed.unverifiedManifest(), signed.bytes());
    } catch (SealRefused e) {
      throw new IOException("a message that was kept is damaged", e);
    }
  }

  Manifest manifest() throws IOException {
    try {
      return StrictJson.read(manifestJson, Manifest.class);
    } catch (InvalidDocument e) {
      throw new IOException("a message that was kept is damaged", e);
    }
  }
}
