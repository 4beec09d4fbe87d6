// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.drill;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.HubHome;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;

/**
 * What lies in an agency's inbox at the broker, seen before its connector takes it and drops what
 * comes twice. Takes nothing: all is given back.
 */
public final class InboxLook {
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private InboxLook() {}

  /**
   * One look, for what is given back comes again only after a while.
   *
   * @param expected how many messages are waited for
   * @param patience how long
   * @param quiet how long nothing more must come after those for the look to end
   * @return how often each message is there, by the digest of its manifest
   */
  public static Map<Digest, Integer> deliveries(
      DemoFederation federation, String agency, int expected, Duration patience, Duration quiet)
      throws IOException, JMSException, CertificateRefused, SealRefused {
    HubBroker broker = broker(federation, agency);
    Map<Digest, Integer> deliveries = new HashMap<>();
    long end = System.nanoTime() + patience.toNanos();
    // Closed without a commit: the broker has all of it as before.
    try (Connection connection = broker.connect();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer inbox =
            session.createConsumer(session.createQueue(broker.inbox(Urgency.ORDINARY)))) {
      Message next = inbox.receive(quiet.toMillis());
      while (next != null || (deliveries.size() < expected && System.nanoTime() < end)) {
        if (next != null) {
          count(next, deliveries);
        }
        next = inbox.receive(quiet.toMillis());
      }
    }
    return deliveries;
  }

  private static HubBroker broker(DemoFederation federation, String agency)
      throws IOException, CertificateRefused {
    Path home = federation.agency(agency);
    Path keystore = home.resolve("keystore.p12");
    HubHome.Addresses hub = federation.hub().addresses();
    return new HubBroker(
        URI.create("amqps://%s:%d".formatted(hub.host(), hub.amqp())),
        Keystore.load(keystore, Keystore.password(keystore))
            .tls(TrustAnchor.load(home.resolve("trust-anchor.pem"))),
        new AgencyId(agency));
  }

  private static void count(Message message, Map<Digest, Integer> deliveries)
      throws JMSException, SealRefused {
    SealedMessage.parse(message.getBody(byte[].class), MAX_BYTES)
        .signedManifest()
        .ifPresent(manifest -> deliveries.merge(Digest.ofHash(manifest.digest()), 1, Integer::sum));
  }
}
