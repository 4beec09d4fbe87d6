// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.saola.connectors.directory.KeptVersions;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.ConnectorSettings;
import org.saola.connectors.home.SettingsFile;
import org.saola.connectors.home.SettingsRefused;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryHistory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogVerifierKeys;

/** All that a verifier takes as given, and the directory versions that follow from it. */
public record VerificationTrust(
    TrustAnchor anchor, LogVerifierKeys logKeys, DirectoryHistory directory) {
  /** The trust of the home that a path lies in. */
  public static VerificationTrust ofHomeAround(Path path)
      throws IOException, CertificateRefused, DirectoryRefused, SettingsRefused {
    Path start = path.toAbsolutePath().normalize();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      AgencyHome home = new AgencyHome(folder);
      if (Files.isRegularFile(home.settings())) {
        return of(home);
      }
    }
    throw new NoSuchFileException("%s lies in no agency's home (connector.yaml)".formatted(start));
  }

  /**
   * An anchor file with {@code log.vkey}, {@code log-mldsa.vkey} and the directory's versions with
   * their proofs beside it: in {@code state/directory} (an agency's home) or {@code directory}, the
   * keys also in {@code log} (a hub's).
   */
  public static VerificationTrust besideAnchor(Path anchor)
      throws IOException, CertificateRefused, DirectoryRefused {
    Path beside = anchor.toAbsolutePath().normalize().resolveSibling(".").normalize();
    Path keys = keysBeside(anchor);
    Path versions = first(beside, "1.p7m", "state/directory", "directory", "../directory");
    return of(TrustAnchor.load(anchor), LogVerifierKeys.read(keys), versions);
  }

  /** The folder of {@code log.vkey} that {@link #besideAnchor} takes. */
  public static Path keysBeside(Path anchor) throws NoSuchFileException {
    Path beside = anchor.toAbsolutePath().normalize().resolveSibling(".").normalize();
    return first(beside, "log.vkey", ".", "log", "../log");
  }

  private static VerificationTrust of(AgencyHome home)
      throws IOException, CertificateRefused, DirectoryRefused, SettingsRefused {
    ConnectorSettings settings = SettingsFile.read(home.settings());
    LogVerifierKeys keys =
        new LogVerifierKeys(
            Files.readString(home.root().resolve(settings.logKey())).strip(),
            Files.readString(home.root().resolve(settings.logCosignatureKey())).strip());
    TrustAnchor anchor = TrustAnchor.load(home.root().resolve(settings.trustAnchor()));
    return of(anchor, keys, home.directoryVersions());
  }

  private static VerificationTrust of(TrustAnchor anchor, LogVerifierKeys keys, Path versions)
      throws IOException, DirectoryRefused {
    DirectoryHistory history = new DirectoryHistory();
    for (Directory version : new KeptVersions(versions, anchor, keys).read()) {
      history.add(version);
    }
    return new VerificationTrust(anchor, keys, history);
  }

  private static Path first(Path beside, String file, String... places) throws NoSuchFileException {
    for (String place : places) {
      Path folder = beside.resolve(place).normalize();
      if (Files.exists(folder.resolve(file))) {
        return folder;
      }
    }
    throw new NoSuchFileException(
        "there is no %s in %s below %s".formatted(file, List.of(places), beside));
  }
}
