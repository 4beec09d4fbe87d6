// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a page shows, by the name that somebody reads or is read to. */
public final class Named {
  private Named() {}

  /** This name and no longer one. */
  public static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** A step onward, shown as a button: some are links and some send a form. */
  public static void go(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, named(name))
        .or(page.getByRole(AriaRole.LINK, named(name)))
        .first()
        .click();
  }
}
