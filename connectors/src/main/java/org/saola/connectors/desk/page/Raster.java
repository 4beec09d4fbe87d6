// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Images that a browser may show: made of points alone, so that nothing in them runs or loads. What
 * a file is, its first bytes say, never its sender.
 */
enum Raster {
  PNG("image/png"),
  JPEG("image/jpeg"),
  GIF("image/gif"),
  WEBP("image/webp");

  private static final int HEAD = 12;

  private final String mediaType;

  Raster(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Empty also where the bytes are one of these, and not the one that the sender says. */
  static Optional<Raster> of(Path file, String said) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    return Arrays.stream(values())
        .filter(raster -> raster.mediaType.equals(said) && raster.begins(head))
        .findFirst();
  }

  private boolean begins(byte[] head) {
    return switch (this) {
      case PNG -> holds(head, 0, "\u0089PNG\r\n\u001a\n");
      case JPEG -> holds(head, 0, "\u00ff\u00d8\u00ff");
      case GIF -> holds(head, 0, "GIF87a") || holds(head, 0, "GIF89a");
      case WEBP -> holds(head, 0, "RIFF") && holds(head, 8, "WEBP");
    };
  }

  private static boolean holds(byte[] head, int at, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= at + bytes.length
        && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
