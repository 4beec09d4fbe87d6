// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryHistory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TlogProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory versions that the hub has adopted. A version counts only once its entry is in the
 * log's queue; one that does not verify, or does not follow, is refused loudly and changes nothing.
 */
public final class DirectoryService {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryService.class);

  private final DirectoryFolder folder;
  private final TrustAnchor anchor;
  private final DirectoryRegister register;
  private final DirectoryHistory history = new DirectoryHistory();

  /** Index 0 is version 1. Replaced as a whole, so that readers need no lock. */
  private volatile List<Directory> versions = List.of();

  /** What the next version's file held at the last look, and which was refused last. */
  private @Nullable Digest seen;

  private @Nullable Digest refused;

  private DirectoryService(DirectoryFolder folder, TrustAnchor anchor, DirectoryRegister register) {
    this.folder = folder;
    this.anchor = anchor;
    this.register = register;
  }

  /**
   * Loads every version.
   *
   * @throws DirectoryRefused when there is none, or when one that was adopted before is gone or has
   *     changed: such a hub does not start
   */
  static DirectoryService open(
      DirectoryFolder folder, TrustAnchor anchor, DirectoryRegister register)
      throws IOException, DirectoryRefused {
    var service = new DirectoryService(folder, anchor, register);
    service.load();
    return service;
  }

  private void load() throws IOException, DirectoryRefused {
    Map<Integer, Digest> adopted = register.adopted();
    for (int version = 1; version <= adopted.size(); version++) {
      byte[] signed =
          folder
              .signed(version)
              .orElseThrow(() -> new DirectoryRefused("an adopted version is gone"));
      Directory directory = Directory.verify(signed, anchor);
      if (!new Digest(directory.digest()).equals(adopted.get(version))) {
        throw new DirectoryRefused("version %d is not the one that was adopted".formatted(version));
      }
      add(directory);
    }
    while (takeNext()) {
      LOG.debug("looking for a version after {}", versions.size());
    }
    if (versions.isEmpty()) {
      throw new DirectoryRefused("there is no version 1 that can be trusted");
    }
  }

  /** All versions, by digest. */
  public DirectoryHistory history() {
    return history;
  }

  /** The version by which the hub decides now. */
  public Directory latest() {
    return versions.getLast();
  }

  public Optional<Directory> version(int number) {
    List<Directory> known = versions;
    return number < 1 || number > known.size()
        ? Optional.empty()
        : Optional.of(known.get(number - 1));
  }

  /**
   * Adopts the next version if its file is there and has settled: two looks in a row found the
   * same. A file that is still being copied is not refused half-way.
   */
  synchronized void look() throws IOException {
    Digest found = folder.signed(versions.size() + 1).map(Digest::of).orElse(null);
    Digest before = seen;
    seen = found;
    if (found != null && found.equals(before) && !found.equals(refused)) {
      takeNext();
    }
  }

  /** Whether there was a next version and it has been adopted. */
  private boolean takeNext() throws IOException {
    int next = versions.size() + 1;
    Optional<byte[]> signed = folder.signed(next);
    if (signed.isEmpty()) {
      return false;
    }
    try {
      Directory directory = Directory.verify(signed.get(), anchor);
      requireFollows(directory);
      register.adopt(directory, newlyRevoked(directory));
      add(directory);
      LOG.info("directory version {} is in force: {}", next, directory.digest());
      return true;
    } catch (DirectoryRefused e) {
      LOG.error("directory version {} is refused: {}", next, e.getMessage());
      register.refused(next, Digest.of(signed.get()), String.valueOf(e.getMessage()));
      refused = Digest.of(signed.get());
      return false;
    }
  }

  private List<String> newlyRevoked(Directory next) {
    Set<String> before =
        versions.isEmpty() ? Set.of() : serials(latest()).collect(Collectors.toSet());
    return serials(next).filter(serial -> !before.contains(serial)).toList();
  }

  private static Stream<String> serials(Directory directory) {
    return directory.document().revoked().stream().map(DirectoryDocument.Revocation::serial);
  }

  /** Tried on a copy first: a version must be on record before anybody can see it. */
  private void requireFollows(Directory next) throws DirectoryRefused {
    var trial = new DirectoryHistory();
    for (Directory known : versions) {
      trial.add(known);
    }
    trial.add(next);
  }

  private void add(Directory directory) throws IOException, DirectoryRefused {
    history.add(directory);
    List<Directory> more = new ArrayList<>(versions);
    more.add(directory);
    versions = List.copyOf(more);
    folder.writeJson(directory.document().version(), directory.json());
  }

  /** Writes the proofs of inclusion that the log can give by now. */
  synchronized void writeProofs() throws IOException, LogRefused {
    for (int version = 1; version <= versions.size(); version++) {
      if (!folder.hasProof(version)) {
        Optional<TlogProof> proof = register.proof(version);
        if (proof.isPresent()) {
          byte[] text = proof.get().format().getBytes(StandardCharsets.UTF_8);
          folder.writeProof(version, text);
        }
      }
    }
  }

  /** That this version stands in the log; empty until it does. */
  public Optional<byte[]> proof(int version) throws IOException {
    return version(version).isPresent() ? folder.readProof(version) : Optional.empty();
  }
}
