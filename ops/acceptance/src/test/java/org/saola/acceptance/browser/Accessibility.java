// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What a program can tell of a page's accessibility. */
final class Accessibility {
  private static final List<String> WCAG_AND_GOOD_PRACTICE =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

  private Accessibility() {}

  static void holds(Page page) {
    for (Look look : Look.values()) {
      look.applyTo(page);
      // Else it opens a page beside each, to join the findings of frames: no page of ours has any.
      List<Rule> broken =
          new AxeBuilder(page)
              .setLegacyMode(true)
              .withTags(WCAG_AND_GOOD_PRACTICE)
              .analyze()
              .getViolations();
      assertThat(broken.stream().map(Accessibility::inWords).toList())
          .as("axe on %s, %s", page.url(), look)
          .isEmpty();
    }
    // WCAG 1.4.10: reflow.
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s on a telephone", page.url())
        .isEqualTo(Look.PHONE.width);
    Look.LIGHT.applyTo(page);
  }

  private static String inWords(Rule rule) {
    return "%s (%s): %s"
        .formatted(
            rule.getId(),
            rule.getHelp(),
            rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining(" ")));
  }
}
