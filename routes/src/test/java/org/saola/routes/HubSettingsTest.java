// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSettingsTest {
  @TempDir Path folder;

  private HubProperties read(String yaml) throws IOException {
    return HubSettings.read(Files.writeString(folder.resolve("hub.yaml"), yaml));
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws IOException {
    HubProperties hub = read("federation: demo");
    assertThat(hub.home()).isEqualTo(folder.toAbsolutePath());
    assertThat(hub.amqp().port()).isEqualTo(5671);
    assertThat(hub.https().host()).isEqualTo("127.0.0.1");
    assertThat(hub.database().embedded()).isTrue();
    assertThat(hub.limits().maxLifetime()).isEqualTo(Duration.ofDays(90));
    assertThat(hub.limits().messageBytes()).isEqualTo(1024 * 1024);
  }

  @Test
  void databaseIsAWordOrAnAddress() throws IOException {
    assertThat(read("federation: demo\ndatabase: embedded").database().embedded()).isTrue();
    HubProperties.Database external =
        read("""
                federation: demo
                home: elsewhere
                database:
                  url: jdbc:postgresql://db/saola
                  user: saola
                  password-file: db.password
                """)
            .database();
    assertThat(external.embedded()).isFalse();
    assertThat(external.passwordFile()).isEqualTo(Path.of("db.password"));
    assertThatThrownBy(() -> read("federation: demo\ndatabase: other"))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void entriesAreKeptAtLeastAsLongAsMessagesAreRemembered() throws IOException {
    assertThat(read("federation: demo").retention().entries()).isEqualTo(Duration.ofDays(2192));
    String brief =
        "federation: demo\nlimits: {max-lifetime: 10d}\nretention: {messages: 20d, entries: %s}";
    assertThat(read(brief.formatted("30d")).retention().entries()).isEqualTo(Duration.ofDays(30));
    assertThatThrownBy(() -> read(brief.formatted("29d")))
        .hasStackTraceContaining("retention.entries is PT696H");
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThatThrownBy(() -> read("federation: demo\nfederaton: typo"))
        .hasStackTraceContaining("federaton");
  }
}
