// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.util.Map;
import org.saola.message.type.PartDefinition;

/**
 * The endings of file names, by media type. A sender chooses media types freely, so the list is
 * closed and holds nothing that runs or loads anything when somebody opens it.
 */
final class Endings {
  private static final String UNKNOWN = ".bin";
  private static final Map<String, String> KNOWN =
      Map.of(
          PartDefinition.JSON,
          ".json",
          "application/pdf",
          ".pdf",
          "application/dicom",
          ".dcm",
          "image/bmp",
          ".bmp",
          "image/jpeg",
          ".jpg",
          "image/png",
          ".png",
          "image/tiff",
          ".tiff",
          "image/webp",
          ".webp",
          "text/plain",
          ".txt");

  private Endings() {}

  static String of(String mediaType) {
    return KNOWN.getOrDefault(mediaType, UNKNOWN);
  }
}
