// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.content;

import java.nio.file.Path;

/**
 * A part that is a file, carried byte for byte and never held in memory. Nobody on its way opens,
 * renders or runs it, and its media type is what the sender says.
 *
 * @param file where the bytes lie now
 * @param size how many there are
 */
public record FileContent(String mediaType, Path file, long size) {
  @Override
  public String toString() {
    return "FileContent[%s, %d bytes]".formatted(mediaType, size);
  }
}
