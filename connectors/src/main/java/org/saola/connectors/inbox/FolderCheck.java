// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.inbox.OfflineVerify.Line;
import org.saola.connectors.log.ClockFile;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;

/** Holds every file of a message's folder against the sender's signature and the log. */
final class FolderCheck {
  private static final String OUTCOME = "outcome.json";

  private final VerificationTrust trust;
  private final Path folder;
  private final FolderLines said;

  FolderCheck(VerificationTrust trust, Path folder) {
    this.trust = trust;
    this.folder = folder;
    this.said = new FolderLines(folder);
  }

  private record Read(Manifest manifest, byte[] json) {}

  List<Line> lines() throws IOException {
    Optional<Read> read = manifest();
    if (read.isPresent()) {
      check(read.get().manifest(), Digest.of(read.get().json()));
    }
    said.closeWith(
        read.isPresent() ? "is no file of this message" : "cannot be checked without the manifest");
    return said.lines();
  }

  private void check(Manifest manifest, Digest digest) throws IOException {
    requireName(manifest);
    EvidenceCheck evidence = EvidenceCheck.of(trust, folder.resolve(InboxFiles.EVIDENCE), digest);
    said.account(InboxFiles.EVIDENCE);
    if (isSent(digest)) {
      said.account(OUTCOME);
      said.say(folder.resolve(OUTCOME), true, "a summary: the evidence counts");
    } else {
      new PartFilesCheck(trust, folder, manifest, said).run();
      note(InboxFiles.FINDINGS, "a note of the receiving connector: the parts count");
      note(WithdrawnFile.NAME, "a note of the receiving connector: the messages it names count");
      said.account(ReleaseFile.NAME);
      said.addAll(new ReleaseFileCheck(folder, manifest, digest, evidence.proven()).lines());
    }
    checkClock(evidence);
    said.addAll(evidence.lines());
  }

  private void checkClock(EvidenceCheck evidence) throws IOException {
    Optional<ClockFile> expected = ClockFile.of(evidence.proven());
    if (expected.isPresent()) {
      said.checkDerived(ClockFile.NAME, expected.get().bytes(), "the evidence says");
    }
  }

  /** What came later than the message, or that a later release may find otherwise. */
  private void note(String name, String counts) {
    Path note = folder.resolve(name);
    if (Files.exists(note) && said.account(name)) {
      said.say(note, true, counts);
    }
  }

  /**
   * Whether this is the sender's folder: its summary names the manifest. A part of that name
   * cannot, for the manifest in turn names the part's digest.
   */
  private boolean isSent(Digest digest) throws IOException {
    Path outcome = folder.resolve(OUTCOME);
    if (!Files.exists(outcome)) {
      return false;
    }
    try {
      Map<?, ?> summary = StrictJson.read(Files.readAllBytes(outcome), Map.class);
      return digest.value().equals(summary.get("manifest"));
    } catch (InvalidDocument e) {
      return false;
    }
  }

  /**
   * The manifest to hold the rest against: the signed one. Where its signature is broken, the copy
   * beside it still tells which other files have changed; the folder as a whole then fails anyway.
   */
  private Optional<Read> manifest() throws IOException {
    Path signed = folder.resolve(InboxFiles.SIGNED);
    Path plain = folder.resolve(InboxFiles.MANIFEST);
    said.account(InboxFiles.SIGNED);
    said.account(InboxFiles.MANIFEST);
    if (!Files.exists(signed) || !Files.exists(plain)) {
      Path missing = Files.exists(signed) ? plain : signed;
      said.say(missing, false, "is missing");
      return Optional.empty();
    }
    SignatureCheck check = SignatureCheck.of(trust, Files.readAllBytes(signed));
    said.say(signed, check.holds(), check.says());
    byte[] json = Files.readAllBytes(plain);
    if (check.manifest() == null || check.json() == null) {
      return read(plain, json);
    }
    boolean same = Arrays.equals(json, check.json());
    said.say(plain, same, same ? "as signed" : "is not the manifest that was signed");
    return Optional.of(new Read(check.manifest(), check.json()));
  }

  private Optional<Read> read(Path plain, byte[] json) {
    try {
      return Optional.of(new Read(StrictJson.read(json, Manifest.class), json));
    } catch (InvalidDocument e) {
      said.say(plain, false, "is no manifest: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void requireName(Manifest manifest) {
    String name = folder.toAbsolutePath().getFileName().toString();
    String id = manifest.id().value();
    if (!name.equals(id) && !name.equals(Received.key(manifest.from(), manifest.id()))) {
      said.say(folder, false, "holds message %s and is named otherwise".formatted(id));
    }
  }
}
