// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.InProcess;
import org.saola.acceptance.Program;
import org.saola.ops.Logs;
import org.saola.ops.Saola;
import org.saola.ops.demo.DemoFederation;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;

/** The PostgreSQL that the hub has started itself is killed: the hub ends, and starts anew. */
@EnabledIfSystemProperty(named = Scale.ALL, matches = "true")
class EmbeddedFaultsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path data;

  @Test
  void embeddedDatabaseKilled() throws Exception {
    try (Trial trial =
        Trial.of("embedded-killed", "kill -9 of the PostgreSQL that the hub runs itself")) {
      Logs.toFile(data.resolve("clients.log"));
      var federation = new DemoFederation(data);
      federation.create();
      Path home = federation.hub().root();
      int port = federation.hub().addresses().amqp();
      try (RawAgency sender = new RawAgency(federation, FaultBench.SENDER, port).read();
          RawAgency recipient = new RawAgency(federation, FaultBench.RECIPIENT, port).read()) {
        Directory directory =
            Directory.verify(
                Files.readAllBytes(home.resolve("directory/1.p7m")),
                TrustAnchor.load(home.resolve("pki/trust-anchor.pem")));
        List<Report> sent =
            new Reports(sender.keys(), directory, List.of(FaultBench.RECIPIENT)).make(20);
        try (Program hub = start(federation)) {
          sender.sendUntilAccepted(sent.subList(0, 10), PATIENCE);
          String pid = Files.readAllLines(home.resolve("database/data/postmaster.pid")).getFirst();
          new ProcessBuilder("kill", "-9", pid.strip()).start().waitFor();
          trial.count(1);
          assertThat(hub.await(PATIENCE).exitCode()).isEqualTo(1);
          assertThat(hub.output()).contains("the hub stops: its PostgreSQL has ended");
          trial.held("the hub stops with a reason");
        }
        try (Program hub = start(federation)) {
          sender.sendUntilAccepted(sent, PATIENCE);
          FaultBench.checkInbox(trial, recipient, sent);
          StringBuilder lines = new StringBuilder();
          assertThat(InProcess.run(lines, "audit", "reconcile", "--hub", home.toString()))
              .as(lines.toString())
              .isZero();
          trial.held("started again: the books hold");
        }
      }
      trial.end();
    }
  }

  private static Program start(DemoFederation federation) throws Exception {
    Program hub =
        Program.start(Saola.class, "hub", "--config", federation.hub().settings().toString());
    hub.awaitWords("hub: running", PATIENCE);
    return hub;
  }
}
