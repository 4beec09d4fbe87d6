// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.file.PrivateFile;

/** Where a keystore's password comes from: never the command line, which others can list. */
final class KeystorePassword {
  static final String VARIABLE = "SAOLA_KEYSTORE_PASSWORD";

  private KeystorePassword() {}

  static char[] find(Path p12, Map<String, String> environment)
      throws IOException, CertificateRefused {
    String set = environment.get(VARIABLE);
    if (set != null && !set.isEmpty()) {
      return set.toCharArray();
    }
    Path file = file(p12);
    if (!PrivateFile.isPrivate(file)) {
      throw new CertificateRefused(
          Code.EXPOSED_PASSWORD, file + " must be readable by its owner only (mode 0600)");
    }
    return Files.readString(file).strip().toCharArray();
  }

  static Path file(Path p12) {
    return p12.resolveSibling(p12.getFileName() + ".password");
  }

  static char[] random(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).toCharArray();
  }
}
