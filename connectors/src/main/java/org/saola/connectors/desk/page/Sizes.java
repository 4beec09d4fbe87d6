// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.text.NumberFormat;
import java.util.Locale;

/** Sizes of files as people say them. */
final class Sizes {
  private static final long UNIT = 1024;

  private Sizes() {}

  static String said(long bytes, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(1);
    if (bytes < UNIT) {
      return format.format(bytes) + " B";
    }
    return bytes < UNIT * UNIT
        ? format.format((double) bytes / UNIT) + " KiB"
        : format.format((double) bytes / (UNIT * UNIT)) + " MiB";
  }
}
