// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.folder.FileRefused;
import org.saola.connectors.folder.JsonDraft;
import org.saola.connectors.inbox.ReceivedMessage;
import org.saola.message.format.Draft;
import org.saola.message.format.stix.StixContext;
import org.saola.message.format.traced.NominalParts;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Tlp;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;

/**
 * A message to be converted: an inbox folder, or a draft.
 *
 * @param manifest absent for a draft
 * @param key what tells a draft from all others
 * @param at when the file was last changed
 */
record Convertible(
    String name,
    MessageType type,
    Optional<Manifest> manifest,
    Map<String, Object> parts,
    Optional<Marking> marking,
    String key,
    Instant at) {

  /**
   * @throws FileRefused when a file is no draft and no part of any type
   */
  static Convertible read(Path path) throws IOException, FileRefused {
    return Files.isDirectory(path) ? folder(path) : file(path);
  }

  private static Convertible folder(Path path) throws IOException {
    if (!ReceivedMessage.isFolder(path)) {
      throw new IOException(path + " is no inbox folder: it has no manifest.json");
    }
    ReceivedMessage message = ReceivedMessage.read(path);
    Manifest manifest = message.manifest();
    MessageType type =
        MessageTypes.find(manifest.type())
            .orElseThrow(() -> new IOException("the type " + manifest.type() + " is not known"));
    return new Convertible(
        path.toAbsolutePath().normalize().getFileName().toString(),
        type,
        Optional.of(manifest),
        message.parts(),
        Optional.of(manifest.marking()),
        manifest.id().value(),
        manifest.created());
  }

  private static Convertible file(Path path) throws IOException, FileRefused {
    byte[] json = Files.readAllBytes(path);
    Draft draft = JsonDraft.read(json);
    return new Convertible(
        path.getFileName().toString().replaceFirst("\\.json$", ""),
        MessageTypes.find(draft.type()).orElseThrow(),
        Optional.empty(),
        draft.parts(),
        Optional.ofNullable(draft.marking()),
        "draft/" + Digest.of(json),
        Files.getLastModifiedTime(path).toInstant());
  }

  TracedMessage traced(NominalParts nominal) {
    return TracedMessage.of(type, manifest, parts, nominal);
  }

  /** A draft that says no marking gets the strictest. */
  StixContext context(Optional<AgencyId> author) {
    if (manifest.isPresent()) {
      return StixContext.of(manifest.get());
    }
    return new StixContext(
        author.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a draft does not say who wrote it: add --author AGENCY")),
        key,
        at,
        marking.orElse(new Marking(Tlp.RED, List.of(), Level.BASIC_PROTECTION, null)));
  }

  <T> Optional<T> part(String name, Class<T> as) {
    return Optional.ofNullable(parts.get(name)).filter(as::isInstance).map(as::cast);
  }

  @Override
  public String toString() {
    return "Convertible[%s, redacted]".formatted(type.id());
  }
}
