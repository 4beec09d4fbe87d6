// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import java.text.NumberFormat;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sizes of files as people say them: in the largest unit that fits (IEC 80000-13). */
@Component("sizes")
public class Sizes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};
  private static final int STEP = 1024;
  private static final int EXACT = 10;

  public String of(long bytes) {
    return said(bytes, LocaleContextHolder.getLocale());
  }

  public static String said(long bytes, Locale locale) {
    double size = bytes;
    int unit = 0;
    while (size >= STEP && unit < UNITS.length - 1) {
      size /= STEP;
      unit++;
    }
    NumberFormat number = NumberFormat.getNumberInstance(locale);
    number.setMaximumFractionDigits(unit > 0 && size < EXACT ? 1 : 0);
    return number.format(size) + " " + UNITS[unit];
  }
}
