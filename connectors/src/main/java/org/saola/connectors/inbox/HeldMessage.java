// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;

/**
 * A message in the inbox with what proves it: its signed manifest and the salts of its parts. It
 * was verified when it came.
 *
 * @param signed {@code manifest.p7m}
 */
public record HeldMessage(
    Path folder, Manifest manifest, byte[] signed, Digest digest, SealFile seal) {
  /**
   * All messages of that id that lie in the inbox: two senders may have chosen the same.
   *
   * @throws IOException also when a file is not what a connector places there
   */
  public static List<HeldMessage> find(AgencyHome home, MessageId id) throws IOException {
    List<HeldMessage> found = new ArrayList<>();
    for (Path folder : DurableFiles.list(home.inbox())) {
      String name = String.valueOf(folder.getFileName());
      if ((name.equals(id.value()) || name.startsWith(id.value() + "."))
          && ReceivedMessage.isFolder(folder)) {
        found.add(at(folder));
      }
    }
    return found;
  }

  /**
   * The message in a folder of the inbox.
   *
   * @throws IOException also when a file is not what a connector places there
   */
  public static HeldMessage at(Path folder) throws IOException {
    byte[] json = Files.readAllBytes(folder.resolve(InboxFiles.MANIFEST));
    try {
      return new HeldMessage(
          folder,
          StrictJson.read(json, Manifest.class),
          Files.readAllBytes(folder.resolve(InboxFiles.SIGNED)),
          Digest.of(json),
          StrictJson.read(Files.readAllBytes(folder.resolve(SealFile.NAME)), SealFile.class));
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Where a part lies; empty when this agency was not given it. */
  public Optional<Path> file(Part part) {
    return Optional.of(folder.resolve(InboxFiles.part(part))).filter(Files::isRegularFile);
  }

  public Optional<byte[]> salt(Part part) {
    return seal.salt(part.name()).map(SealFile.Salt::salt);
  }
}
