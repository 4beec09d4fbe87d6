// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.connectors.ConnectorApplication;
import org.saola.message.json.StrictJson;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.witness.WitnessHome;
import org.saola.ops.witness.WitnessServer;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.Tree;
import org.saola.pki.transparency.WitnessKeys;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.HubApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub's checkpoint with what independent witnesses say of it, and what happens without them. */
class WitnessedLogTest {
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path folder;
  private DemoFederation federation;
  private WitnessKeys keys;
  private WitnessServer server;

  @BeforeEach
  void createFederation() throws Exception {
    federation = new DemoFederation(folder.resolve("demo"));
    federation.create();
    WitnessHome home = new WitnessHome(folder.resolve("witness"));
    keys = home.create("witness.test/first", new SecureRandom());
    Files.copy(federation.hub().log().resolve("log.vkey"), home.logs().resolve("hub.vkey"));
    server = WitnessServer.start(home.open(Clock.systemUTC()), ANYWHERE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ConfigurableApplicationContext hub(int needed, WitnessVerifierKeys second, int port)
      throws IOException {
    Files.writeString(
        federation.hub().settings(), known(needed, second, port), StandardOpenOption.APPEND);
    return HubApplication.start(federation.hub().settings());
  }

  private String known(int needed, WitnessVerifierKeys second, int port) {
    return """
        witnesses:
          needed: %d
          every: 300ms
          known:
            - url: http://127.0.0.1:%d/
              ed25519: "%s"
              ml-dsa44: "%s"
            - url: http://127.0.0.1:%d/
              ed25519: "%s"
              ml-dsa44: "%s"
        """
        .formatted(
            needed,
            server.port(),
            keys.verifierKeys().ed25519(),
            keys.verifierKeys().mlDsa44(),
            port,
            second.ed25519(),
            second.mlDsa44());
  }

  private ConfigurableApplicationContext hub(
      int needed, WitnessVerifierKeys second, int port, WitnessVerifierKeys agency)
      throws IOException {
    Path settings = federation.hub().settings();
    // Below the two that are asked.
    Files.writeString(settings, known(needed, second, port), StandardOpenOption.APPEND);
    Files.writeString(
        settings,
        """
            - agency: NL-CUSTOMS
              ed25519: "%s"
              ml-dsa44: "%s"
        """
            .formatted(agency.ed25519(), agency.mlDsa44()),
        StandardOpenOption.APPEND);
    return HubApplication.start(settings);
  }

  private Map<?, ?> status() throws Exception {
    Path file = federation.hub().log().resolve("witnesses.json");
    Instant end = Instant.now().plusSeconds(30);
    while (!Files.exists(file) && Instant.now().isBefore(end)) {
      Thread.sleep(Duration.ofMillis(100));
    }
    return StrictJson.read(Files.readAllBytes(file), Map.class);
  }

  /** The agency's connector takes no calls: it hands its cosignature over by itself. */
  @Test
  void twoWitnessesAndAnAgencyVouch_andGoOpensWhatTheySigned() throws Exception {
    WitnessHome other = new WitnessHome(folder.resolve("other"));
    WitnessKeys otherKeys = other.create("witness.test/second", new SecureRandom());
    Files.copy(federation.hub().log().resolve("log.vkey"), other.logs().resolve("hub.vkey"));
    Path customs = federation.agency("NL-CUSTOMS");
    WitnessKeys agency =
        new WitnessHome(customs.resolve("witness")).create("nl.test/customs", new SecureRandom());
    try (WitnessServer second = WitnessServer.start(other.open(Clock.systemUTC()), ANYWHERE);
        var hub = hub(3, otherKeys.verifierKeys(), second.port(), agency.verifierKeys());
        var connector = ConnectorApplication.start(customs)) {
      assertThat(hub.isActive()).isTrue();
      assertThat(connector).isNotNull();
      Instant end = Instant.now().plusSeconds(40);
      while (!Boolean.TRUE.equals(status().get("enough")) && Instant.now().isBefore(end)) {
        Thread.sleep(Duration.ofMillis(100));
      }
      assertThat(status().get("enough")).as("%s", status()).isEqualTo(true);
    }
    Path witnessed = federation.hub().log().resolve("checkpoint.witnessed");
    Checkpoint checkpoint =
        Checkpoint.verify(Files.readString(witnessed), federation.hub().verifierKeys());
    assertThat(
            Cosignatures.of(
                checkpoint,
                List.of(keys.verifierKeys(), otherKeys.verifierKeys(), agency.verifierKeys())))
        .containsOnlyKeys("witness.test/first", "witness.test/second", "nl.test/customs");
    for (Path home :
        List.of(folder.resolve("witness"), folder.resolve("other"), customs.resolve("witness"))) {
      GoVerifier.Outcome outcome =
          GoVerifier.verifyCosigned(
              witnessed, home.resolve("witness.vkey"), federation.hub().log().resolve("log.vkey"));
      assertThat(outcome.output()).containsPattern("cosigned by (witness|nl).test/");
      assertThat(outcome.exitCode()).isZero();
    }
    Files.writeString(witnessed, Files.readString(witnessed).replaceFirst("\n(\\d+)\n", "\n1$1\n"));
    assertThat(
            GoVerifier.verifyCosigned(
                    witnessed,
                    folder.resolve("witness/witness.vkey"),
                    federation.hub().log().resolve("log.vkey"))
                .exitCode())
        .isEqualTo(1);
  }

  @Test
  void fewerThanPromisedIsSaid_withTheReason() throws Exception {
    WitnessKeys absent =
        WitnessKeys.create(folder.resolve("absent"), "witness.test/absent", new SecureRandom());
    try (var hub = hub(2, absent.verifierKeys(), 1)) {
      assertThat(hub.isActive()).isTrue();
      Map<?, ?> status = status();
      assertThat(status.get("enough")).isEqualTo(false);
      assertThat(status.get("vouching")).asString().contains("witness.test/first");
      assertThat(status.get("missing")).asString().contains("witness.test/absent");
    }
  }

  /** A witness that has cosigned another history refuses this one, and the hub says so. */
  @Test
  void aWitnessOfAnotherHistoryIsMissing() throws Exception {
    LogKeys log = LogKeys.load(federation.hub().root().resolve("pki"));
    Tree other = Tree.empty();
    other.append(List.of(new byte[] {1}, new byte[] {2}, new byte[] {3}));
    String body = "old 0\n\n" + log.sign(other.size(), other.root(), Instant.now());
    assertThat(post(body).statusCode()).isEqualTo(200);
    WitnessKeys absent =
        WitnessKeys.create(folder.resolve("absent"), "witness.test/absent", new SecureRandom());
    try (var hub = hub(1, absent.verifierKeys(), 1)) {
      assertThat(hub.isActive()).isTrue();
      assertThat(status().get("enough")).as("%s", status()).isEqualTo(false);
      assertThat(status().get("missing")).asString().contains("witness.test/first");
    }
  }

  @ParameterizedTest
  @CsvSource({"'',400", "old 0,400", "'old 0\n\nnonsense',400"})
  void nonsenseIsRefused(String body, int status) throws Exception {
    assertThat(post(body).statusCode()).isEqualTo(status);
  }

  @Test
  void aCheckpointOfAnUnknownLog_orTooMuch_isRefused() throws Exception {
    LogKeys stranger =
        LogKeys.create(folder.resolve("stranger"), "elsewhere.test/hub", new SecureRandom());
    Tree tree = Tree.empty();
    tree.append(List.of(new byte[] {1}));
    String body = "old 0\n\n" + stranger.sign(1, tree.root(), Instant.now());
    assertThat(post(body).statusCode()).isEqualTo(404);
    assertThat(post("x".repeat(100_000)).statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> post(String body) throws Exception {
    URI address = URI.create("http://127.0.0.1:%d/add-checkpoint".formatted(server.port()));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** As two auditors would: what each was shown, one file, and a third person who checks it. */
  @Test
  void twoAuditorsProveAFork() throws Exception {
    LogKeys log = LogKeys.load(federation.hub().root().resolve("pki"));
    Path one = history(log, "one", new byte[] {1}, new byte[] {2});
    Path other = history(log, "other", new byte[] {1}, new byte[] {3}, new byte[] {4});
    String keysAt = federation.hub().log().toString();
    Path proof = folder.resolve("fork.txt");
    StringBuilder said = new StringBuilder();
    int found =
        InProcess.run(
            said,
            "audit",
            "compare",
            one.resolve("checkpoint").toString(),
            other.resolve("checkpoint").toString(),
            "--log",
            other.toString(),
            "--keys",
            keysAt,
            "--out",
            proof.toString());
    assertThat(found).as(said.toString()).isEqualTo(1);
    assertThat(
            InProcess.run(said, "audit", "compare", "--keys", keysAt, "--check", proof.toString()))
        .as(said.toString())
        .isZero();
    Files.writeString(proof, Files.readString(proof).replaceFirst("\n2\n", "\n1\n"));
    assertThat(
            InProcess.run(said, "audit", "compare", "--keys", keysAt, "--check", proof.toString()))
        .as(said.toString())
        .isEqualTo(1);
    int same =
        InProcess.run(
            said,
            "audit",
            "compare",
            one.resolve("checkpoint").toString(),
            one.resolve("checkpoint").toString(),
            "--log",
            one.toString(),
            "--keys",
            keysAt);
    assertThat(same).as(said.toString()).isZero();
  }

  private Path history(LogKeys log, String name, byte[]... leaves) throws IOException {
    Tree tree = Tree.empty();
    Path files = Files.createDirectories(folder.resolve(name));
    for (Map.Entry<String, byte[]> file : tree.append(List.of(leaves)).entrySet()) {
      Path path = files.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.writeString(
        files.resolve("checkpoint"), log.sign(tree.size(), tree.root(), Instant.now()));
    return files;
  }
}
