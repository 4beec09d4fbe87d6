// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;

/**
 * Every certificate that this agency has ever had. One that stands in the directory in its name and
 * is not among them was made for somebody else: an alarm.
 */
public final class OwnCertificates {
  private static final List<CertificatePurpose> PURPOSES =
      List.of(
          CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT);

  private final Path folder;
  private final AgencyId agency;
  private final Alarms alarms;

  public OwnCertificates(AgencyHome home, AgencyId agency, Alarms alarms) {
    this.folder = home.state("own-certificates");
    this.agency = agency;
    this.alarms = alarms;
  }

  /** Remembers the keystore's certificates, for after their renewal. */
  public void remember(Keystore keys) throws IOException {
    Files.createDirectories(folder);
    for (CertificatePurpose purpose : PURPOSES) {
      try {
        byte[] der = keys.certificate(purpose).getEncoded();
        if (!Files.exists(file(der))) {
          DurableFiles.write(file(der), der);
        }
      } catch (CertificateEncodingException e) {
        throw new IOException("the keystore's own certificate cannot be encoded", e);
      }
    }
  }

  void check(Directory directory) {
    directory.agency(agency.value()).stream()
        .map(DirectoryDocument.Agency::certificates)
        .flatMap(List::stream)
        .filter(der -> !Files.exists(file(der)))
        .forEach(der -> alarm(directory, der));
  }

  private void alarm(Directory directory, byte[] der) {
    alarms.raise(
        Alarms.Kind.FOREIGN_CERTIFICATE,
        Digest.of(der).value(),
        "directory version %d lists a certificate of %s that is not ours"
            .formatted(directory.document().version(), agency));
  }

  private Path file(byte[] der) {
    return folder.resolve(Digest.of(der).value() + ".cer");
  }
}
