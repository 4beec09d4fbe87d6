// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import org.saola.connectors.content.FileContent;
import org.saola.message.manifest.Part;

/**
 * A part that was opened and has passed every check.
 *
 * @param part as the manifest describes it
 * @param content the exact bytes that the sender signed; empty for a file, whose {@link
 *     FileContent} says where they lie
 * @param salt what came with it inside the seal
 * @param document the content as the record of its type, or a {@link FileContent}
 */
public record OpenedPart(Part part, byte[] content, byte[] salt, Object document) {
  String name() {
    return part.name();
  }

  /** A file is not searched for personal data: whether its label is right is its sender's word. */
  boolean isUnsearched() {
    return document instanceof FileContent && !part.nominal();
  }

  /** It is not wanted after all. */
  public void discard() throws IOException {
    if (document instanceof FileContent file) {
      Files.deleteIfExists(file.file());
    }
  }

  @Override
  public String toString() {
    return "OpenedPart[%s, redacted]".formatted(name());
  }
}
