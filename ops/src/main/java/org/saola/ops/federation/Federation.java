// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.FederationAuthority;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.pki.directory.DirectoryDocument.Revocation;
import org.saola.pki.directory.DirectoryHistory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.suite.Suite;
import org.saola.pki.suite.Suites;

/**
 * A federation's own folder, never on the hub: its authorities, its registrar, and every version of
 * the directory ({@code directory/N.p7m}). Changes are gathered until {@link #sign}.
 */
public final class Federation {
  private final Path folder;
  private final Clock clock;
  private final FederationAuthority authority;
  private DirectoryDocument next;

  private Federation(
      Path folder, Clock clock, FederationAuthority authority, DirectoryDocument next) {
    this.folder = folder;
    this.clock = clock;
    this.authority = authority;
    this.next = next;
  }

  public static Federation create(Path folder, String name, Clock clock) throws IOException {
    FederationAuthority authority = FederationAuthority.create(folder, name, clock);
    return new Federation(folder, clock, authority, DirectoryDocument.first(name, clock.instant()));
  }

  /** Opens a federation and verifies all of its directory versions. */
  public static Federation open(Path folder, Clock clock)
      throws IOException, CertificateRefused, DirectoryRefused {
    FederationAuthority authority = FederationAuthority.load(folder, clock);
    TrustAnchor anchor = authority.anchor();
    DirectoryHistory history = new DirectoryHistory();
    for (int version = 1; Files.exists(file(folder, version)); version++) {
      history.add(Directory.verify(Files.readAllBytes(file(folder, version)), anchor));
    }
    DirectoryDocument next =
        history
            .latest()
            .map(latest -> DirectoryDocument.after(latest, clock.instant()))
            .orElseGet(() -> DirectoryDocument.first(anchor.federation(), clock.instant()));
    return new Federation(folder, clock, authority, next);
  }

  public TrustAnchor anchor() {
    return authority.anchor();
  }

  public DirectoryDocument pending() {
    return next;
  }

  /** What each agency of the directory is, by its id. */
  public Map<String, AgencyKind> kinds() {
    return next.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::kind));
  }

  /** Makes an agency's keys and writes its keystore. */
  public void enrol(Agency agency, Path keystore) throws IOException {
    enrol(agency, keystore, Suites.DEFAULT);
  }

  /** The same with keys of a suite. */
  public void enrol(Agency agency, Path keystore, Suite suite) throws IOException {
    if (next.agencies().stream().anyMatch(known -> known.id().equals(agency.id()))) {
      throw new IllegalArgumentException(
          agency.id() + " is in the directory already: renew it instead");
    }
    next = next.with(agency.with(authority.enrolAgency(agency.id(), keystore, suite)));
  }

  /** Gives an agency new keys beside its old ones, which still open what they opened. */
  public void renew(Path keystore) throws IOException, CertificateRefused {
    Keystore renewed = authority.renewAgency(keystore, Keystore.password(keystore), Suites.DEFAULT);
    next = next.with(listed(renewed.subject()).with(renewed));
  }

  /** Revokes certificates of an agency, and says how many. */
  public int revoke(String agency, List<CertificatePurpose> purposes, String reason)
      throws IOException, CertificateRefused {
    List<Revocation> revocations = new ArrayList<>();
    for (byte[] der : listed(agency).certificates()) {
      X509Certificate certificate = Certificates.read(der);
      if (purposes.contains(CertificatePurpose.of(certificate))) {
        revocations.add(Revocation.of(certificate, clock.instant(), reason));
      }
    }
    List<String> known = next.revoked().stream().map(Revocation::serial).toList();
    revocations.removeIf(revocation -> known.contains(revocation.serial()));
    revocations.forEach(revocation -> next = next.with(revocation));
    return revocations.size();
  }

  public void group(Group group) {
    next = next.with(group);
  }

  public Keystore enrolHub(Path keystore, List<String> hosts) throws IOException {
    return authority.enrolHub(keystore, hosts);
  }

  /**
   * Signs what was gathered as the next version.
   *
   * @return the signed file, to be copied into the hub's {@code directory/}
   */
  public Path sign() throws IOException, DirectoryRefused {
    Path file = file(folder, next.version());
    byte[] signed = authority.registrar().sign(next.toJson());
    Directory verified = Directory.verify(signed, anchor());
    Files.createDirectories(folder.resolve("directory"));
    Files.write(file, signed);
    next = DirectoryDocument.after(verified, clock.instant());
    return file;
  }

  private Agency listed(String id) {
    return next.agencies().stream()
        .filter(agency -> agency.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " is not in the directory"));
  }

  private static Path file(Path folder, int version) {
    return folder.resolve("directory").resolve(version + ".p7m");
  }
}
