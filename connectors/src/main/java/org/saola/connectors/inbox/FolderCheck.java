// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.content.ContentRefused;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.content.PartCheck;
import org.saola.connectors.inbox.OfflineVerify.Line;
import org.saola.connectors.log.ClockFile;
import org.saola.message.format.NativeForms;
import org.saola.message.forward.Provenance;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.pki.directory.Directory;

/** Holds every file of a message's folder against the sender's signature and the log. */
final class FolderCheck {
  private static final String OUTCOME = "outcome.json";

  private final VerificationTrust trust;
  private final Path folder;
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> accounted = new HashSet<>();

  FolderCheck(VerificationTrust trust, Path folder) {
    this.trust = trust;
    this.folder = folder;
  }

  private record Read(Manifest manifest, byte[] json) {}

  List<Line> lines() throws IOException {
    Optional<Read> read = manifest();
    if (read.isPresent()) {
      check(read.get().manifest(), Digest.of(read.get().json()));
    }
    for (Path file : everything()) {
      if (!accounted.contains(file.getFileName().toString())) {
        lines.add(
            new Line(
                file,
                false,
                read.isPresent()
                    ? "is no file of this message"
                    : "cannot be checked without the manifest"));
      }
    }
    return lines;
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void check(Manifest manifest, Digest digest) throws IOException {
    requireName(manifest);
    EvidenceCheck evidence = EvidenceCheck.of(trust, folder.resolve(InboxFiles.EVIDENCE), digest);
    accounted.add(InboxFiles.EVIDENCE);
    if (isSent(digest)) {
      accounted.add(OUTCOME);
      lines.add(new Line(folder.resolve(OUTCOME), true, "a summary: the evidence counts"));
    } else {
      checkParts(manifest);
      note(InboxFiles.FINDINGS, "a note of the receiving connector: the parts count");
      note(WithdrawnFile.NAME, "a note of the receiving connector: the messages it names count");
      accounted.add(ReleaseFile.NAME);
      lines.addAll(new ReleaseFileCheck(folder, manifest, digest, evidence.proven()).lines());
    }
    checkClock(evidence);
    lines.addAll(evidence.lines());
  }

  private void checkClock(EvidenceCheck evidence) throws IOException {
    Optional<ClockFile> expected = ClockFile.of(evidence.proven());
    if (expected.isPresent()) {
      checkDerived(ClockFile.NAME, expected.get().bytes(), "the evidence says");
    }
  }

  /** What came later than the message, or that a later release may find otherwise. */
  private void note(String name, String counts) {
    Path note = folder.resolve(name);
    if (Files.exists(note) && accounted.add(name)) {
      lines.add(new Line(note, true, counts));
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
    accounted.addAll(List.of(InboxFiles.SIGNED, InboxFiles.MANIFEST));
    if (!Files.exists(signed) || !Files.exists(plain)) {
      Path missing = Files.exists(signed) ? plain : signed;
      lines.add(new Line(missing, false, "is missing"));
      return Optional.empty();
    }
    SignatureCheck check = SignatureCheck.of(trust, Files.readAllBytes(signed));
    lines.add(new Line(signed, check.holds(), check.says()));
    byte[] json = Files.readAllBytes(plain);
    if (check.manifest() == null || check.json() == null) {
      return read(plain, json);
    }
    boolean same = Arrays.equals(json, check.json());
    lines.add(new Line(plain, same, same ? "as signed" : "is not the manifest that was signed"));
    return Optional.of(new Read(check.manifest(), check.json()));
  }

  private Optional<Read> read(Path plain, byte[] json) {
    try {
      return Optional.of(new Read(StrictJson.read(json, Manifest.class), json));
    } catch (InvalidDocument e) {
      lines.add(new Line(plain, false, "is no manifest: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private void requireName(Manifest manifest) {
    String name = folder.toAbsolutePath().getFileName().toString();
    String id = manifest.id().value();
    if (!name.equals(id) && !name.equals(Received.key(manifest.from(), manifest.id()))) {
      lines.add(new Line(folder, false, "holds message %s and is named otherwise".formatted(id)));
    }
  }

  private void checkParts(Manifest manifest) throws IOException {
    @Nullable SealFile seal = seal(manifest);
    List<OpenedPart> opened = new ArrayList<>();
    for (Part part : manifest.parts()) {
      Path file = folder.resolve(InboxFiles.part(part));
      if (Files.exists(file)) {
        accounted.add(InboxFiles.part(part));
        check(manifest, part, file, seal).ifPresent(opened::add);
      }
    }
    for (Map.Entry<String, byte[]> form : InboxFiles.nativeForms(opened).entrySet()) {
      checkDerived(form.getKey(), form.getValue(), "the parts say");
    }
    checkProvenance(manifest, opened);
    for (Part part : manifest.parts()) {
      boolean holds = opened.stream().anyMatch(one -> one.name().equals(part.name()));
      for (String name : NativeForms.namesFor(part.name())) {
        Path form = folder.resolve(name);
        if (!holds && Files.exists(form) && accounted.add(name)) {
          lines.add(new Line(form, false, "cannot be checked: its part does not hold"));
        }
      }
    }
  }

  private @Nullable SealFile seal(Manifest manifest) throws IOException {
    Path file = folder.resolve(SealFile.NAME);
    accounted.add(SealFile.NAME);
    if (!Files.exists(file)) {
      lines.add(new Line(file, false, "is missing"));
      return null;
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      SealFile seal = StrictJson.read(bytes, SealFile.class);
      List<String> parts = manifest.parts().stream().map(Part::name).toList();
      boolean whole =
          Arrays.equals(StrictJson.writeIndented(seal), bytes)
              && seal.parts().stream()
                  .allMatch(salt -> salt.isWhole() && parts.contains(salt.part()));
      lines.add(new Line(file, whole, whole ? "salts of the seals" : "was changed"));
      return seal;
    } catch (InvalidDocument e) {
      lines.add(new Line(file, false, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private Optional<OpenedPart> check(
      Manifest manifest, Part part, Path file, @Nullable SealFile seal) throws IOException {
    Optional<SealFile.Salt> salt =
        Optional.ofNullable(seal)
            .flatMap(salts -> salts.salt(part.name()))
            .filter(SealFile.Salt::isWhole);
    if (salt.isEmpty()) {
      lines.add(new Line(file, false, "cannot be checked: its salt is not in seal.json"));
      return Optional.empty();
    }
    try (InputStream content = Files.newInputStream(file)) {
      if (!SealFile.matches(salt.get(), manifest, part, content)) {
        lines.add(new Line(file, false, "is not what the sender signed"));
        return Optional.empty();
      }
    }
    try {
      Object document =
          PartCheck.read(
              PartCheck.definition(PartCheck.type(manifest.type()), manifest, part.name()),
              part.mediaType(),
              file);
      // Only what the parts say is asked of them from here on.
      OpenedPart opened =
          new OpenedPart(part, content(document, file), salt.get().salt(), document);
      lines.add(
          new Line(
              file,
              true,
              opened.isUnsearched()
                  ? "as the sender signed it; a file is not searched for personal data"
                  : "as the sender signed it"));
      return Optional.of(opened);
    } catch (ContentRefused e) {
      lines.add(new Line(file, false, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static byte[] content(Object document, Path file) throws IOException {
    return document instanceof FileContent ? new byte[0] : Files.readAllBytes(file);
  }

  /** A message that was forwarded shows again whose it is, and under which consent it came. */
  private void checkProvenance(Manifest manifest, List<OpenedPart> opened) throws IOException {
    if (manifest.origin() == null) {
      return;
    }
    Optional<Provenance> provenance = ProvenanceCheck.among(opened);
    accounted.add(ForwardedFile.NAME);
    Path file = folder.resolve(ForwardedFile.NAME);
    if (provenance.isEmpty()) {
      lines.add(new Line(file, false, "cannot be checked: there is no provenance that holds"));
      return;
    }
    try {
      ProvenanceCheck check = ProvenanceCheck.of(manifest, provenance.get());
      Map<Digest, Directory> known = new HashMap<>();
      for (Digest version : check.directories()) {
        trust.directory().find(version.value()).ifPresent(found -> known.put(version, found));
      }
      checkDerived(ForwardedFile.NAME, check.check(known, opened).bytes(), "its provenance proves");
    } catch (ProvenanceRefused e) {
      lines.add(new Line(file, false, String.valueOf(e.getMessage())));
    }
  }

  private void checkDerived(String name, byte[] expected, String source) throws IOException {
    Path file = folder.resolve(name);
    accounted.add(name);
    if (!Files.exists(file)) {
      lines.add(new Line(file, false, "is missing"));
      return;
    }
    boolean same = Arrays.equals(Files.readAllBytes(file), expected);
    lines.add(new Line(file, same, same ? "as " + source : "is not what " + source));
  }
}
