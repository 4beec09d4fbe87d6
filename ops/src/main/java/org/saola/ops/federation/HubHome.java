// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.federation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.routes.HubProperties;
import org.saola.routes.HubSettings;

/** The hub's home: its certificate, its log's keys, its rules and its configuration. */
public record HubHome(Path root) {
  private static final List<String> RULE_FILES =
      List.of(
          "schema.cedarschema",
          "all.cedar",
          "nl-customs.cedar",
          "be-cites.cedar",
          "fr-police.cedar",
          "europol.cedar",
          "br-customs.cedar",
          "twix.cedar");

  /** Where the hub is reached. */
  public record Addresses(String host, int amqp, int https) {}

  public Path settings() {
    return root.resolve("hub.yaml");
  }

  public Path log() {
    return root.resolve("log");
  }

  /**
   * Makes the home of a new hub.
   *
   * @param federation issues the hub's certificate
   */
  public void create(Federation federation, Addresses addresses) throws IOException {
    Path pki = Files.createDirectories(root.resolve("pki"));
    federation.anchor().store(pki.resolve("trust-anchor.pem"));
    federation.enrolHub(
        pki.resolve("transport.p12"),
        List.of(addresses.host(), "localhost", "127.0.0.1").stream().distinct().toList());
    String name = federation.anchor().federation();
    LogKeys keys = LogKeys.create(pki, "saola." + name + "/hub", new SecureRandom());
    writeVerifierKeys(log(), keys.verifierKeys());
    Files.createDirectories(root.resolve("parts"));
    copyRules();
    Files.writeString(
        settings(),
        """
        # The hub. Every key that may stand here: docs/configuration.md
        federation: %s
        amqp:
          host: %s
          port: %d
        https:
          host: %s
          port: %d
        database: embedded
        """
            .formatted(
                name, addresses.host(), addresses.amqp(), addresses.host(), addresses.https()));
  }

  /** Hands the hub a directory version; it adopts the next one within a second. */
  public void publish(Path signedVersion) throws IOException {
    Path directory = Files.createDirectories(root.resolve("directory"));
    Path aside = directory.resolve("." + signedVersion.getFileName());
    Files.copy(signedVersion, aside, StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        aside, directory.resolve(signedVersion.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** As {@code hub.yaml} says them. */
  public Addresses addresses() throws IOException {
    HubProperties hub = HubSettings.read(settings());
    return new Addresses(hub.amqp().host(), hub.amqp().port(), hub.https().port());
  }

  public LogVerifierKeys verifierKeys() throws IOException {
    return new LogVerifierKeys(
        Files.readString(log().resolve("log.vkey")).strip(),
        Files.readString(log().resolve("log-mldsa.vkey")).strip());
  }

  static void writeVerifierKeys(Path folder, LogVerifierKeys keys) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("log.vkey"), keys.ed25519() + "\n", StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("log-mldsa.vkey"), keys.mlDsa44() + "\n", StandardCharsets.UTF_8);
  }

  private void copyRules() throws IOException {
    Path rules = Files.createDirectories(root.resolve("access-rules"));
    for (String file : RULE_FILES) {
      try (InputStream rule = HubHome.class.getResourceAsStream("/access-rules/" + file)) {
        if (rule == null) {
          throw new IOException("this build has no access rule file " + file);
        }
        Files.copy(rule, rules.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
