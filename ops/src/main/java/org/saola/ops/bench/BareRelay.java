// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import ch.qos.logback.classic.Level;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.ops.Logs;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.routes.HubProperties;
import org.saola.routes.HubSettings;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerServer;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Queues;
import org.saola.routes.broker.Taken;

/**
 * The hub's own broker without its pipeline: what comes into one intake goes to one inbox as it is,
 * a batch in a transaction. What no hub on this broker can undercut.
 */
public final class BareRelay {
  static final String RUNNING = "relay: running";

  private static final Duration WAIT = Duration.ofMillis(500);

  private BareRelay() {}

  /**
   * @param arguments the hub's {@code hub.yaml}, a folder for the broker's journal, the sender, the
   *     recipient
   */
  public static void main(String[] arguments)
      throws IOException, JMSException, CertificateRefused, DirectoryRefused {
    Logs.toConsole(Level.WARN);
    HubProperties hub = HubSettings.read(Path.of(arguments[0]));
    BrokerServer server = start(hub, Path.of(arguments[1]));
    String intake = Queues.intake(new AgencyId(arguments[2]), Urgency.ORDINARY);
    String inbox = Queues.inbox(new AgencyId(arguments[3]), Urgency.ORDINARY);
    Broker broker = server.connect();
    System.out.println(RUNNING);
    relay(broker.open(intake), inbox, hub.limits().batch());
  }

  private static BrokerServer start(HubProperties hub, Path folder)
      throws IOException, CertificateRefused, DirectoryRefused {
    Path pki = hub.home().resolve("pki");
    TrustAnchor anchor = TrustAnchor.load(pki.resolve("trust-anchor.pem"));
    Path keystore = pki.resolve("transport.p12");
    Keystore keys = Keystore.load(keystore, Keystore.password(keystore));
    Path directory = hub.home().resolve("directory").resolve("1.p7m");
    BrokerServer server =
        BrokerServer.start(
            elsewhere(hub, folder),
            keys.tls(anchor),
            Clock.systemUTC(),
            new SecureRandom(),
            () -> {});
    server.adopted(Directory.verify(Files.readAllBytes(directory), anchor));
    return server;
  }

  private static HubProperties elsewhere(HubProperties hub, Path folder) {
    return new HubProperties(
        hub.federation(),
        folder,
        hub.amqp(),
        hub.https(),
        hub.operator(),
        hub.database(),
        hub.limits(),
        hub.parts(),
        hub.retention(),
        hub.witnesses(),
        null);
  }

  /** Until the process is ended. */
  private static void relay(BrokerSession session, String inbox, int batch) {
    while (true) {
      List<Taken> taken = session.take(batch, WAIT);
      taken.forEach(message -> session.send(inbox, message.body()));
      if (!taken.isEmpty()) {
        session.commit();
      }
    }
  }
}
