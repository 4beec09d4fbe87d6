// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.hub.HubHttps;
import org.saola.connectors.hub.HubUnavailable;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.log.Witness;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryHistory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TlogProof;

/**
 * The agency's copy of the directory. A version is used once the registrar's signature holds, it
 * follows the one before, and the log proves that everybody is shown the same.
 */
public final class DirectoryClient {
  private final TrustAnchor anchor;
  private final KeptVersions versions;
  private final Witness witness;
  private final HubHttps hub;
  private final OwnCertificates own;
  private final Alarms alarms;
  private final DirectoryHistory history = new DirectoryHistory();
  private int known;

  public DirectoryClient(
      AgencyHome home,
      TrustAnchor anchor,
      LogVerifierKeys keys,
      Witness witness,
      HubHttps hub,
      OwnCertificates own,
      Alarms alarms) {
    this.anchor = anchor;
    this.versions = new KeptVersions(home.directoryVersions(), anchor, keys);
    this.witness = witness;
    this.hub = hub;
    this.own = own;
    this.alarms = alarms;
  }

  private record Latest(int version) {}

  /**
   * Reads what was kept, and verifies it all again.
   *
   * @throws DirectoryRefused when a kept version no longer verifies
   */
  public synchronized void load() throws IOException, DirectoryRefused {
    for (Directory version : versions.read()) {
      add(version);
    }
  }

  /** Fetches what is new; what fails a check is an alarm, and the versions before it stay. */
  public synchronized void refresh() throws IOException, LogDistrusted {
    int latest = latestAtHub();
    if (latest < known) {
      alarms.raise(
          Alarms.Kind.DIRECTORY_ROLLBACK,
          "version-" + latest,
          "the hub presents version %d, and has shown %d before".formatted(latest, known));
    }
    boolean more = true;
    while (more && known < latest) {
      more = fetch(known + 1);
    }
  }

  /** The newest version that is proven. */
  public Directory latest() throws IOException, LogDistrusted {
    if (history.latest().isEmpty()) {
      refresh();
    }
    return history
        .latest()
        .orElseThrow(() -> new HubUnavailable("no directory version is proven by the log yet"));
  }

  /** The version that a manifest names; asks the hub for newer ones when it is not known. */
  public Optional<Directory> find(Digest digest) throws IOException, LogDistrusted {
    Optional<Directory> found = history.find(digest.value());
    if (found.isPresent()) {
      return found;
    }
    refresh();
    return history.find(digest.value());
  }

  public synchronized int version() {
    return known;
  }

  private int latestAtHub() throws HubUnavailable {
    try {
      return StrictJson.read(hub.get("/directory/latest"), Latest.class).version();
    } catch (InvalidDocument e) {
      throw new HubUnavailable("/directory/latest: " + e.getMessage());
    }
  }

  /** Returns whether the version was added; its proof may not be there yet. */
  private boolean fetch(int version) throws IOException, LogDistrusted {
    byte[] signed = hub.get("/directory/%d.p7m".formatted(version));
    try {
      Directory next = Directory.verify(signed, anchor);
      Optional<byte[]> proof = hub.find("/directory/%d.tlog-proof".formatted(version));
      if (proof.isEmpty()) {
        return false;
      }
      prove(next, new String(proof.get(), StandardCharsets.UTF_8));
      add(next);
      versions.keep(next, proof.get());
      return true;
    } catch (DirectoryRefused | LogRefused e) {
      alarms.raise(
          Alarms.Kind.DIRECTORY_REFUSED, "version-" + version, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void prove(Directory next, String text) throws LogRefused, LogDistrusted, IOException {
    TlogProof proof = TlogProof.parse(text);
    versions.verify(proof, next);
    witness.believe(proof.checkpoint());
  }

  private void add(Directory next) throws DirectoryRefused, IOException {
    history.add(next);
    known = next.document().version();
    own.check(next);
  }
}
