// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/**
 * A message as it lies in an inbox folder. It was verified when it came; whoever doubts the folder
 * runs {@code verify}.
 *
 * @param digest of its manifest
 * @param parts the documents that this agency has, by name
 */
public record ReceivedMessage(Manifest manifest, Digest digest, Map<String, Object> parts) {
  /** Every folder of the inbox. */
  public static List<Path> folders(AgencyHome home) throws IOException {
    return DurableFiles.list(home.inbox()).stream().filter(ReceivedMessage::isFolder).toList();
  }

  public static boolean isFolder(Path folder) {
    return Files.isRegularFile(folder.resolve(InboxFiles.MANIFEST));
  }

  /**
   * @throws IOException also when a file is not what a connector places there
   */
  public static ReceivedMessage read(Path folder) throws IOException {
    Path manifestFile = folder.resolve(InboxFiles.MANIFEST);
    byte[] json = Files.readAllBytes(manifestFile);
    Manifest manifest = read(manifestFile, json, Manifest.class);
    Optional<MessageType> type = MessageTypes.find(manifest.type());
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Part part : manifest.parts()) {
      Optional<PartDefinition> definition = type.flatMap(it -> it.part(part.name()));
      Path file = folder.resolve(InboxFiles.part(part));
      if (definition.isPresent() && !definition.get().isFile() && Files.isRegularFile(file)) {
        parts.put(part.name(), read(file, Files.readAllBytes(file), definition.get().record()));
      }
    }
    return new ReceivedMessage(manifest, Digest.of(json), parts);
  }

  /** Where a part lies in a message's folder; empty when this agency was not given it. */
  public static Optional<Path> file(Path folder, Part part) {
    return Optional.of(folder.resolve(InboxFiles.part(part))).filter(Files::isRegularFile);
  }

  private static <T> T read(Path file, byte[] json, Class<T> as) throws IOException {
    try {
      return StrictJson.read(json, as);
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "ReceivedMessage[%s, redacted]".formatted(manifest.id());
  }
}
