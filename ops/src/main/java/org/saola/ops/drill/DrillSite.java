// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.ConnectorRefused;
import org.saola.connectors.RunningConnector;
import org.saola.connectors.home.AgencyHome;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.ops.Saola;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.program.Program;
import org.saola.ops.witness.WitnessHome;
import org.saola.ops.witness.WitnessServer;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.HubSettings;
import org.saola.routes.database.HomeDatabase;
import org.springframework.util.FileSystemUtils;

/**
 * Where the drill takes place: a federation in a folder, its hub in a process of its own, its
 * agencies and an independent witness in this one. The hub's keys lie apart, as an operator's do.
 */
final class DrillSite implements AutoCloseable {
  static final String SENDER = "NL-CUSTOMS";

  /** Its connector starts last: what is sent to it waits in the broker's journal. */
  static final String AWAY = "FR-POLICE";

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path root;
  private final DemoFederation federation;
  private final WitnessServer witness;
  private final Map<String, RunningConnector> connectors = new HashMap<>();
  private @Nullable Program hub;

  private DrillSite(Path root, DemoFederation federation, WitnessServer witness) {
    this.root = root;
    this.federation = federation;
    this.witness = witness;
  }

  static DrillSite make(Path root) throws IOException, DirectoryRefused {
    DemoFederation federation = new DemoFederation(root);
    federation.create();
    WitnessHome home = new WitnessHome(root.resolve("witness"));
    WitnessVerifierKeys keys =
        home.create("witness.drill/saola", new SecureRandom()).verifierKeys();
    Files.copy(federation.hub().log().resolve("log.vkey"), home.logs().resolve("hub.vkey"));
    WitnessServer witness =
        WitnessServer.start(
            home.open(Clock.systemUTC()),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Files.writeString(
        federation.hub().settings(),
        """
        witnesses:
          needed: 1
          every: 1s
          known:
            - url: http://127.0.0.1:%d/
              ed25519: "%s"
              ml-dsa44: "%s"
        """
            .formatted(witness.port(), keys.ed25519(), keys.mlDsa44()),
        StandardOpenOption.APPEND);
    for (String agency : DemoFederation.agencies()) {
      quicken(federation.agency(agency));
    }
    var site = new DrillSite(root, federation, witness);
    FileSystemUtils.copyRecursively(site.home().resolve("pki"), site.keys().resolve("pki"));
    // However the command ends, the hub ends with it.
    Runtime.getRuntime().addShutdownHook(new Thread(site::stopHub, "drill-cleanup"));
    return site;
  }

  /** Shorter waits: nobody watches a drill for a minute between two attempts. */
  private static void quicken(Path home) throws IOException {
    Files.writeString(
        home.resolve("connector.yaml"),
        """
        timing:
          firstResend: PT3S
          longestResend: PT5S
          gatherReceipts: PT0.5S
          proofWithin: PT10M
          pollOutbox: PT0.2S
        """,
        StandardOpenOption.APPEND);
  }

  Path root() {
    return root;
  }

  DemoFederation federation() {
    return federation;
  }

  Path home() {
    return federation.hub().root();
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path backup(String name) {
    return root.resolve("backup-" + name);
  }

  /** Leaves of the log that a backup was signed with last. */
  long leaves(String backup) throws IOException {
    byte[] contents = Files.readAllBytes(backup(backup).resolve("backup.json"));
    try {
      return Long.parseLong(String.valueOf(StrictJson.read(contents, Map.class).get("leaves")));
    } catch (InvalidDocument e) {
      throw new IOException("the backup does not say what it holds", e);
    }
  }

  /** Leaves that the hub's folder has published. */
  long published() throws IOException {
    // tlog-checkpoint: origin, size, root.
    return Long.parseLong(Files.readAllLines(home().resolve("log/checkpoint")).get(1));
  }

  AgencyHome sender() {
    return new AgencyHome(federation.agency(SENDER));
  }

  void start() throws IOException, ConnectorRefused, InterruptedException {
    startHub();
    for (String agency : DemoFederation.agencies()) {
      if (!agency.equals(AWAY)) {
        startConnector(agency);
      }
    }
  }

  void startHub() throws IOException, InterruptedException {
    Program started = launch();
    hub = started;
    started.awaitWords("hub: running", START_LIMIT);
  }

  /**
   * Starts a hub that is to refuse.
   *
   * @return why it did
   */
  String startRefused() throws IOException, InterruptedException {
    try (Program refused = launch()) {
      if (refused.awaitEnd(START_LIMIT) == 0) {
        throw new IOException("a hub that must not start has run");
      }
      return refused.lastWords();
    }
  }

  private Program launch() throws IOException {
    return Program.start(
        Saola.class,
        root.resolve("hub.log"),
        List.of("-Xmx512m"),
        List.of("hub", "--config", federation.hub().settings().toString()));
  }

  void startConnector(String agency) throws IOException, ConnectorRefused {
    connectors.put(agency, ConnectorApplication.start(federation.agency(agency)));
  }

  /** As a machine that burns: nothing of the home is left. */
  void destroy() throws IOException {
    stopHub();
    if (Files.exists(home())) {
      HomeDatabase.stopOrphan(HubSettings.read(federation.hub().settings()));
      FileSystemUtils.deleteRecursively(home());
    }
  }

  private synchronized void stopHub() {
    if (hub != null) {
      hub.close();
      hub = null;
    }
  }

  @Override
  public void close() {
    connectors.values().forEach(RunningConnector::close);
    stopHub();
    witness.close();
  }
}
