// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.content.ContentRefused;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.content.PartCheck;
import org.saola.message.format.NativeForms;
import org.saola.message.forward.Provenance;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.pki.directory.Directory;

/** Holds the parts of a message, and what its folder derives from them, against what was signed. */
record PartFilesCheck(VerificationTrust trust, Path folder, Manifest manifest, FolderLines said) {
  void run() throws IOException {
    @Nullable SealFile seal = seal();
    List<OpenedPart> opened = new ArrayList<>();
    for (Part part : manifest.parts()) {
      Path file = folder.resolve(InboxFiles.part(part));
      if (Files.exists(file)) {
        said.account(InboxFiles.part(part));
        check(part, file, seal).ifPresent(opened::add);
      }
    }
    for (Map.Entry<String, byte[]> form : InboxFiles.nativeForms(opened).entrySet()) {
      said.checkDerived(form.getKey(), form.getValue(), "the parts say");
    }
    checkProvenance(opened);
    for (Part part : manifest.parts()) {
      boolean holds = opened.stream().anyMatch(one -> one.name().equals(part.name()));
      for (String name : NativeForms.namesFor(part.name())) {
        Path form = folder.resolve(name);
        if (!holds && Files.exists(form) && said.account(name)) {
          said.say(form, false, "cannot be checked: its part does not hold");
        }
      }
    }
  }

  private @Nullable SealFile seal() throws IOException {
    Path file = folder.resolve(SealFile.NAME);
    said.account(SealFile.NAME);
    if (!Files.exists(file)) {
      said.say(file, false, "is missing");
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
      said.say(file, whole, whole ? "salts of the seals" : "was changed");
      return seal;
    } catch (InvalidDocument e) {
      said.say(file, false, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Optional<OpenedPart> check(Part part, Path file, @Nullable SealFile seal)
      throws IOException {
    Optional<SealFile.Salt> salt =
        Optional.ofNullable(seal)
            .flatMap(salts -> salts.salt(part.name()))
            .filter(SealFile.Salt::isWhole);
    if (salt.isEmpty()) {
      said.say(file, false, "cannot be checked: its salt is not in seal.json");
      return Optional.empty();
    }
    try (InputStream content = Files.newInputStream(file)) {
      if (!SealFile.matches(salt.get(), manifest, part, content)) {
        said.say(file, false, "is not what the sender signed");
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
      said.say(
          file,
          true,
          opened.isUnsearched()
              ? "as the sender signed it; a file is not searched for personal data"
              : "as the sender signed it");
      return Optional.of(opened);
    } catch (ContentRefused e) {
      said.say(file, false, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static byte[] content(Object document, Path file) throws IOException {
    return document instanceof FileContent ? new byte[0] : Files.readAllBytes(file);
  }

  /** A message that was forwarded shows again whose it is, and under which consent it came. */
  private void checkProvenance(List<OpenedPart> opened) throws IOException {
    if (manifest.origin() == null) {
      return;
    }
    Optional<Provenance> provenance = ProvenanceCheck.among(opened);
    said.account(ForwardedFile.NAME);
    Path file = folder.resolve(ForwardedFile.NAME);
    if (provenance.isEmpty()) {
      said.say(file, false, "cannot be checked: there is no provenance that holds");
      return;
    }
    try {
      ProvenanceCheck check = ProvenanceCheck.of(manifest, provenance.get());
      Map<Digest, Directory> known = new HashMap<>();
      for (Digest version : check.directories()) {
        trust.directory().find(version.value()).ifPresent(found -> known.put(version, found));
      }
      said.checkDerived(
          ForwardedFile.NAME, check.check(known, opened).bytes(), "its provenance proves");
    } catch (ProvenanceRefused e) {
      said.say(file, false, String.valueOf(e.getMessage()));
    }
  }
}
