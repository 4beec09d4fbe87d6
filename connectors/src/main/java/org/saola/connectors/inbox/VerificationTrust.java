// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Path;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.DirectoryHistory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogVerifierKeys;

/** All that a verifier takes as given, and the directory versions that follow from it. */
public record VerificationTrust(
    TrustAnchor anchor, LogVerifierKeys logKeys, DirectoryHistory directory) {
  /** The trust of the home that a path lies in. */
  public static VerificationTrust ofHomeAround(Path path)
      throws IOException, CertificateRefused, DirectoryRefused {
    throw new UnsupportedOperationException("connectors");
  }

  /**
   * An anchor file with {@code log.vkey}, {@code log-mldsa.vkey} and the directory's versions
   * ({@code directory/N.p7m}, or {@code state/directory/N.p7m}) beside it.
   */
  public static VerificationTrust besideAnchor(Path anchor)
      throws IOException, CertificateRefused, DirectoryRefused {
    throw new UnsupportedOperationException("connectors");
  }
}
