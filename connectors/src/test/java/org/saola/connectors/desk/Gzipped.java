// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** What a page weighs on the wire. */
final class Gzipped {
  private Gzipped() {}

  static int size(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.size();
  }
}
