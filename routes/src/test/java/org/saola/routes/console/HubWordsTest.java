// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annex says who did something beside what was done: both call the hub the same. */
class HubWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "_fr", "_nl", "_de", "_pt"})
  void theHubHasOneName(String language) throws IOException {
    String hub = words("reports" + language).getProperty("report.hub");
    String name = hub.substring(hub.lastIndexOf(' ') + 1);
    Properties events = words("events" + language);
    for (String event : new String[] {"event.ACCEPTED", "event.REFUSED"}) {
      assertThat(events.getProperty(event).split(" ")).as(language).contains(name);
    }
    assertThat(words("agency" + language).getProperty("agency.line.ACCEPTED").split(" "))
        .as(language)
        .contains(name);
  }

  private static Properties words(String bundle) throws IOException {
    Properties words = new Properties();
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(
                ConsoleApplication.class.getResourceAsStream("words/" + bundle + ".properties")),
            StandardCharsets.UTF_8)) {
      words.load(in);
    }
    return words;
  }
}
