// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.format.Draft;
import org.saola.message.schema.Attached;

/**
 * Takes the files that a draft names out of the outbox, into the job's own folder: so what is
 * checked is what is sent, and a file goes where its draft goes. Safe to call again after a fault.
 */
final class Attachments {
  private final JobFolder folder;

  Attachments(JobFolder folder) {
    this.folder = folder;
  }

  /** The draft with the files that it names in place of their names. */
  Draft resolve(Draft draft) throws DraftRefused, IOException {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> part : draft.parts().entrySet()) {
      Object content = part.getValue();
      parts.put(part.getKey(), content instanceof Attached file ? content(file) : content);
    }
    return draft.with(parts);
  }

  /** Whether a file of that name can lie beside its draft: nothing reads it as a message itself. */
  static boolean isPlain(String name) {
    try {
      Path path = Path.of(name);
      return !name.startsWith(".")
          && !name.endsWith(".part")
          && !NativeFile.isRead(path)
          && path.getNameCount() == 1
          && path.equals(path.getFileName());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private FileContent content(Attached attached) throws DraftRefused, IOException {
    String name = attached.file();
    if (!isPlain(name)) {
      throw new DraftRefused(
          Code.FILE_REFUSED,
          "\"%s\" cannot be a file beside its draft; .csv, .json, .jsonl and .xml are read as messages: give it another name, which does not travel"
              .formatted(name));
    }
    Path taken = folder.attached().resolve(name);
    if (!Files.exists(taken, LinkOption.NOFOLLOW_LINKS)) {
      take(folder.home().outbox().resolve(name), taken);
    }
    // Looked at where only the connector writes: in the outbox it could change between two looks.
    requireFile(taken);
    return new FileContent(attached.mediaType(), taken, Files.size(taken));
  }

  private void take(Path file, Path taken) throws DraftRefused, IOException {
    requireFile(file);
    try {
      Files.createDirectories(folder.attached());
      DurableFiles.move(file, taken);
    } catch (NoSuchFileException e) {
      throw missing(file);
    }
  }

  // A link could name any file that the connector may read, such as its keystore.
  private static void requireFile(Path file) throws DraftRefused {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw missing(file);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DraftRefused(
          Code.FILE_REFUSED, "%s is a folder or a link, not a file".formatted(file.getFileName()));
    }
  }

  private static DraftRefused missing(Path file) {
    return new DraftRefused(
        Code.FILE_MISSING,
        "there is no %s beside the draft: write it there first, then the draft"
            .formatted(file.getFileName()));
  }
}
