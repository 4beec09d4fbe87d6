// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two verifier key lines, in the text form of C2SP signed-note. */
public record LogVerifierKeys(String ed25519, String mlDsa44) {
  private static final String ED25519_FILE = "log.vkey";
  private static final String ML_DSA_44_FILE = "log-mldsa.vkey";

  /** Reads {@code log.vkey} and {@code log-mldsa.vkey}: a line each. */
  public static LogVerifierKeys read(Path folder) throws IOException {
    return new LogVerifierKeys(
        Files.readString(folder.resolve(ED25519_FILE)).strip(),
        Files.readString(folder.resolve(ML_DSA_44_FILE)).strip());
  }

  /** Writes {@code log.vkey} and {@code log-mldsa.vkey}. */
  public void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(ED25519_FILE), ed25519 + "\n");
    Files.writeString(folder.resolve(ML_DSA_44_FILE), mlDsa44 + "\n");
  }
}
