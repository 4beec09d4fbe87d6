// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.content;

/**
 * A part that is a file, carried byte for byte. Nobody on its way opens, renders or runs it, and
 * its media type is what the sender says.
 */
public record FileContent(String mediaType, byte[] bytes) {
  @Override
  public String toString() {
    return "FileContent[%s, %d bytes]".formatted(mediaType, bytes.length);
  }
}
