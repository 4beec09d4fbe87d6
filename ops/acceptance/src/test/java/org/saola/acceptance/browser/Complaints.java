// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a browser held against pages, beside what a test looks at: errors on its console (what the
 * content policy stopped stands there too), exceptions of scripts, requests to other hosts.
 */
final class Complaints {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private final List<String> all = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final Set<String> pages = new HashSet<>();
  private final Set<String> notOurs = new HashSet<>();

  void listen(BrowserContext window) {
    window.onRequest(this::note);
    window.onConsoleMessage(this::note);
    window.onWebError(error -> all.add("script of " + error.page().url() + ": " + error.error()));
  }

  /** Pages of this origin are somebody else's: what they print is not for us to mend. */
  void leaveOut(URI origin) {
    notOurs.add(origin.getScheme() + "://" + origin.getAuthority() + "/");
  }

  private void note(Request request) {
    requests.add(request.url());
    if (request.isNavigationRequest()) {
      pages.add(request.url());
    }
  }

  private void note(ConsoleMessage message) {
    String where = message.location().replaceFirst(":\\d+:\\d+$", "");
    boolean aRefusedPage =
        message.text().startsWith("Failed to load resource: the server responded with")
            && pages.contains(where);
    boolean ours = notOurs.stream().noneMatch(where::startsWith);
    if (message.type().equals("error") && ours && !aRefusedPage) {
      all.add("console of %s: %s".formatted(where, message.text()));
    }
  }

  void noRequestToOtherHosts() {
    assertThat(requests)
        .as("requests to other hosts")
        .allSatisfy(
            request ->
                assertThat(request)
                    .matches(any -> request.startsWith("data:") || isThisMachine(request)));
  }

  private static boolean isThisMachine(String request) {
    return THIS_MACHINE.contains(String.valueOf(URI.create(request).getHost()));
  }

  void areNone() {
    assertThat(all).as("what the browser complained of").isEmpty();
    noRequestToOtherHosts();
  }
}
