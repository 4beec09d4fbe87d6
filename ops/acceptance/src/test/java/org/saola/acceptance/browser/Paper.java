// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;

/** A page as it is printed: black on white, also by somebody who reads in the dark. */
final class Paper {
  /** A4 within the margins that the pages' style asks for, in CSS pixels: 265 and 174 mm. */
  private static final int LANDSCAPE = 1001;

  private static final int PORTRAIT = 657;

  /** Nobody can press, follow or fill in paper. */
  private static final String FOR_SCREENS =
      "header nav, footer nav, form, button, input, select, .skip, .crumb, .pages";

  private static final String SEEN =
      """
      chosen => [...document.querySelectorAll(chosen)]
        .filter(it => it.getClientRects().length > 0 && it.getBoundingClientRect().width > 1)
        .map(it => it.outerHTML.slice(0, 120))
      """;

  private static final String TOO_WIDE =
      """
      () => [...document.querySelectorAll('main *')]
        .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(it => it.outerHTML.slice(0, 120))
      """;

  private Paper() {}

  static void holds(Page page, String name) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
    boolean landscape = page.evaluate("getComputedStyle(document.body).page").equals("report");
    page.setViewportSize(landscape ? LANDSCAPE : PORTRAIT, Look.LIGHT.height);
    assertThat((List<?>) page.evaluate(SEEN, FOR_SCREENS)).as("printed of %s", name).isEmpty();
    assertThat((List<?>) page.evaluate(TOO_WIDE)).as("wider than the paper in %s", name).isEmpty();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .as("paper of %s", name)
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(page.evaluate("getComputedStyle(document.body).color"))
        .as("ink of %s", name)
        .isEqualTo("rgb(0, 0, 0)");
    Path file = Screenshots.FOLDER.resolve(name + "-printed.pdf");
    page.pdf(new Page.PdfOptions().setPath(file).setPreferCSSPageSize(true));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    Look.LIGHT.applyTo(page);
  }
}
