// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** How a page is shown: on a screen, on a screen in the dark, on a telephone. */
public enum Look {
  LIGHT(1280, 800, ColorScheme.LIGHT),
  DARK(1280, 800, ColorScheme.DARK),
  PHONE(360, 740, ColorScheme.LIGHT);

  final int width;
  final int height;
  final ColorScheme scheme;

  Look(int width, int height, ColorScheme scheme) {
    this.width = width;
    this.height = height;
    this.scheme = scheme;
  }

  /** The same page, what has been entered in it too, in this look. */
  public void applyTo(Page page) {
    page.setViewportSize(width, height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
