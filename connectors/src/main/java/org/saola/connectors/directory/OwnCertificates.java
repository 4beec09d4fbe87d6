// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.directory;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saola.connectors.home.Alarms;
import org.saola.message.manifest.Digest;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;

/**
 * The certificates of this agency's keystore, old ones included. One that stands in the directory
 * in its name and is not among them was made for somebody else: an alarm.
 */
public final class OwnCertificates {
  private static final List<CertificatePurpose> PURPOSES =
      List.of(CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT);

  private final String agency;
  private final Set<Digest> own = new HashSet<>();
  private final Alarms alarms;

  public OwnCertificates(Keystore keys, Alarms alarms) {
    this.agency = keys.subject();
    this.alarms = alarms;
    for (CertificatePurpose purpose : PURPOSES) {
      keys.certificates(purpose).forEach(certificate -> own.add(Digest.of(der(certificate))));
    }
  }

  void check(Directory directory) {
    directory.agency(agency).stream()
        .map(DirectoryDocument.Agency::certificates)
        .flatMap(List::stream)
        .map(Digest::of)
        .filter(certificate -> !own.contains(certificate))
        .forEach(foreign -> alarm(directory, foreign));
  }

  private void alarm(Directory directory, Digest foreign) {
    alarms.raise(
        Alarms.Kind.FOREIGN_CERTIFICATE,
        foreign.value(),
        "directory version %d lists a certificate of %s that is not ours"
            .formatted(directory.document().version(), agency));
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
