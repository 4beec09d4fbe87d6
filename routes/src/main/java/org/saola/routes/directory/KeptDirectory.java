// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryRefused;

/** The newest directory version that lies in a hub's home, its signature checked. */
public final class KeptDirectory {
  private KeptDirectory() {}

  public static Directory latest(Path home)
      throws IOException, CertificateRefused, DirectoryRefused {
    DirectoryFolder folder = new DirectoryFolder(home.resolve("directory"));
    Optional<byte[]> latest = Optional.empty();
    for (int version = 1; folder.signed(version).isPresent(); version++) {
      latest = folder.signed(version);
    }
    byte[] signed =
        latest.orElseThrow(
            () -> new NoSuchFileException(home.resolve("directory").resolve("1.p7m").toString()));
    return Directory.verify(signed, TrustAnchor.load(home.resolve("pki/trust-anchor.pem")));
  }
}
