// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.manifest.Tlp;
import org.saola.message.type.MessageTypes;

class SettingsFileTest {
  @TempDir Path folder;
  private String example;

  @BeforeEach
  void readExample() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            ConnectorSettings.class.getResourceAsStream("connector.example.yaml"))) {
      example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private ConnectorSettings read(String yaml) throws Exception {
    Path file = folder.resolve("connector.yaml");
    Files.writeString(file, yaml);
    return SettingsFile.read(file);
  }

  @Test
  void exampleIsValidAndComplete() throws Exception {
    ConnectorSettings settings = read(example);

    assertThat(settings.agency().value()).isEqualTo("NL-CUSTOMS");
    assertThat(settings.patience().gatherReceipts()).isEqualTo(Duration.ofSeconds(1));
    MessageDefaults defaults = settings.messages().get(MessageTypes.SEIZURE_REPORT);
    assertThat(defaults.to()).contains("EUROPOL", "@eu-customs");
    assertThat(defaults.marking().tlp()).isEqualTo(Tlp.AMBER);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    ConnectorSettings settings = read(example);
    SettingsFile.write(folder.resolve("copy.yaml"), settings);

    assertThat(SettingsFile.read(folder.resolve("copy.yaml"))).isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "agency: NL-CUSTOMS,       agency: nl customs,        agency",
    "amqps://,                 amqp://,                   hub.amqp",
    "https://,                 http://,                   hub.https",
    "expires: P30D,            expires: a month,          expires",
    "tlp: AMBER,               tlp: ORANGE,               tlp",
    "keystore: keystore.p12,   keystore:,                 keystore",
    "urgency: ORDINARY,        urgency: ORDINARY #,       ",
    "legalBasis: EU-2016-680-ART8, legalBasis: because we may, legalBasis",
  })
  void whatIsWrongIsNamedByItsPlace(String good, String bad, String place) throws Exception {
    assertThat(example).contains(good);
    String broken = example.replaceFirst(java.util.regex.Pattern.quote(good), bad);
    if (place == null) {
      read(broken);
      return;
    }
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(place);
  }

  @Test
  void unknownSettingIsRefused() {
    assertThatThrownBy(() -> read(example + "\nretries: 3\n")).hasMessageContaining("retries");
  }

  @Test
  void nominalRecipientWhoGetsNoMessageIsRefused() {
    String broken = example.replaceAll("nominal: \\[.*]", "nominal: [\"@other\"]");

    assertThatThrownBy(() -> read(broken)).hasMessageContaining("@other is not in to");
  }

  @Test
  void duplicateKeysAndOtherDocumentsAreRefused() {
    assertThatThrownBy(() -> read(example + "\nagency: BE-CITES\n"))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("agency");
    assertThatThrownBy(() -> read("- a list")).isInstanceOf(SettingsRefused.class);
    assertThatThrownBy(() -> read("{")).isInstanceOf(SettingsRefused.class);
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
        .isInstanceOfSatisfying(
            SettingsRefused.class,
            e ->
                assertThat(e.problems())
                    .isEqualTo(List.of("there is no " + folder.resolve("none.yaml"))));
  }
}
