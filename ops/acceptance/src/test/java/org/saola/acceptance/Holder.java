// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Urgency;
import org.saola.message.recall.Confirmation;
import org.saola.message.type.MessageTypes;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.seal.ManifestSigner;
import org.saola.pki.seal.PartContext;
import org.saola.pki.seal.PartSealer;
import org.saola.pki.seal.SealedMessage;

/**
 * An agency that has a message, at the end of its own connection: it takes what its inbox holds,
 * and confirms what it was asked for.
 */
final class Holder implements AutoCloseable {
  private static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final String PART = "confirmation";
  private static final long PATIENCE_MILLIS = 20_000;

  /** For whatever else may lie in the inbox, behind a word. */
  private static final long MORE_MILLIS = 100;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final AgencyId id;
  private final Keystore keys;
  private final ManyAgencies many;
  private final HubBroker broker;
  private final Connection connection;
  private final Session session;

  Holder(ManyAgencies many, int number, URI hub, TrustAnchor anchor) throws Exception {
    this.many = many;
    this.keys = many.keys().get(number);
    this.id = new AgencyId(keys.subject());
    this.broker = new HubBroker(hub, keys.tls(anchor), id);
    this.connection = broker.connect();
    this.session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
  }

  AgencyId id() {
    return id;
  }

  /** The manifests of all that lies in its inbox, up to the first recall and what is behind it. */
  List<Manifest> inbox() throws Exception {
    try (MessageConsumer inbox =
        session.createConsumer(session.createQueue(broker.inbox(Urgency.ORDINARY)))) {
      List<Manifest> all = new ArrayList<>();
      Message next = inbox.receive(PATIENCE_MILLIS);
      while (next != null) {
        manifest(next.getBody(byte[].class)).ifPresent(all::add);
        boolean told = all.stream().anyMatch(it -> it.type().equals(MessageTypes.RECALL));
        next = inbox.receive(told ? MORE_MILLIS : PATIENCE_MILLIS);
      }
      return all;
    }
  }

  private static Optional<Manifest> manifest(byte[] body) throws Exception {
    var signed = SealedMessage.parse(body, MAX_BYTES).signedManifest();
    return signed.isEmpty()
        ? Optional.empty()
        : Optional.of(StrictJson.read(signed.get().unverifiedManifest(), Manifest.class));
  }

  /** Says that a recall was done. */
  void confirm(Manifest recall) throws Exception {
    try (MessageProducer intake =
        session.createProducer(session.createQueue(broker.intake(Urgency.ORDINARY)))) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(confirmation(recall));
      intake.send(message);
    }
  }

  private byte[] confirmation(Manifest recall) {
    MessageId next = MessageId.next(Clock.systemUTC(), RANDOM);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] content = StrictJson.write(new Confirmation(now, null, List.of()));
    var sealed =
        new PartSealer(RANDOM)
            .seal(
                new PartContext(recall.federation(), id.value(), next.value(), PART),
                content,
                many.before().sealingCertificates(recall.from().value(), now));
    ManifestSigner signer = new ManifestSigner(keys);
    Part part =
        new Part(
            PART,
            "application/json",
            content.length,
            false,
            List.of(recall.from()),
            Digest.ofHash(sealed.digests().sealedDigest()),
            Digest.ofHash(sealed.digests().contentDigest()),
            false);
    Manifest manifest =
        new Manifest(
            1,
            signer.suite(),
            recall.federation(),
            many.version(),
            next,
            id,
            List.of(new Recipient(recall.from(), null)),
            MessageTypes.CONFIRMATION,
            recall.thread(),
            recall.id(),
            now,
            now.plus(Duration.ofDays(1)),
            Urgency.ORDINARY,
            null,
            recall.purpose(),
            recall.legalBasis(),
            null,
            recall.marking(),
            null,
            null,
            recall.target(),
            null,
            null,
            Confirmed.RECALLED,
            List.of(part),
            List.of());
    return SealedMessage.join(List.of(signer.sign(StrictJson.write(manifest)), sealed.bytes()));
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
