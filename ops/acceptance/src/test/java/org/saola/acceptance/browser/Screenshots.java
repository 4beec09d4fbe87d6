// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages, for people to look at. */
final class Screenshots {
  static final Path FOLDER =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/screenshots");

  private Screenshots() {}

  static void write(Page page, String name) {
    for (Look look : Look.values()) {
      look.applyTo(page);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(FOLDER.resolve("%s-%s.png".formatted(name, look))));
    }
    Look.LIGHT.applyTo(page);
  }
}
