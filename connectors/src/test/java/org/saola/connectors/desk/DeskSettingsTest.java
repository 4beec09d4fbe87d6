// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.connectors.home.AgencyHome;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.pages.PagesSettings;
import org.springframework.context.support.GenericApplicationContext;

/** A desk keeps to TLS, and its secret to itself. */
class DeskSettingsTest {
  private static final String SAFE_ISSUER = "https://sign-in.example/realms/saola";

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8445,,",
    "localhost:8445,,",
    "10.0.0.5:8445,desk.pem,desk-key.pem",
  })
  void whatIsSafeIsTaken(String listen, @Nullable String certificate, @Nullable String key)
      throws Exception {
    assertThat(read(listen, certificate, key, SAFE_ISSUER).port()).isEqualTo(8445);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5:8445,,,isPrivate",
    "0.0.0.0:8445,,,isPrivate",
    "127.0.0.1:8445,desk.pem,,isPrivate",
    "desk,,,listen",
  })
  void whatIsNotIsRefused(
      String listen, @Nullable String certificate, @Nullable String key, String place) {
    assertThatThrownBy(() -> read(listen, certificate, key, SAFE_ISSUER))
        .isInstanceOf(InvalidDocument.class)
        .hasMessageContaining(
            place.replaceFirst("^is(.)", "$1").toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({
    "http://sign-in.example/realms/saola",
    "http://127.0.0.1.example/realms/saola",
    "http://localhost@sign-in.example/realms/saola",
  })
  void anIssuerInTheClearIsRefused(String issuer) {
    assertThatThrownBy(() -> read("127.0.0.1:8445", null, null, issuer))
        .isInstanceOf(InvalidDocument.class);
  }

  @Test
  void aSecretThatOthersCanReadKeepsTheDeskClosed(@TempDir Path root) throws Exception {
    Path secret = Files.writeString(root.resolve("desk.secret"), "secret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    try (var connector = new GenericApplicationContext()) {
      connector.refresh();
      assertThatThrownBy(
              () ->
                  DeskApplication.start(
                      connector,
                      new AgencyHome(root),
                      new AgencyId("NL-CUSTOMS"),
                      new PagesSettings(
                          "127.0.0.1:0", null, null, SAFE_ISSUER, "desk", "desk.secret")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("chmod 600");
    }
  }

  private static PagesSettings read(
      String listen, @Nullable String certificate, @Nullable String key, String issuer)
      throws InvalidDocument {
    return StrictJson.read(
        StrictJson.write(
            new PagesSettings(listen, certificate, key, issuer, "desk", "desk.secret")),
        PagesSettings.class);
  }
}
