// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Event;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** What the broker keeps from whom, tried over the network with real certificates. */
class BrokerSecurityTest {
  private static TestHub hub;
  private static TestAgency cites;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.shared();
    cites = TestAgency.connect(hub, "BE-CITES");
  }

  @AfterAll
  static void disconnect() throws Exception {
    cites.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saola.inbox.FR-POLICE",
        "saola.inbox.FR-POLICE.urgent",
        "saola.intake.BE-CITES",
        "saola.intake.FR-POLICE",
        "saola.dispatched",
        "saola.invalid",
        "saola.dead-letter",
        "saola.undeliverable",
        "saola.expired",
        "saola.inbox.BE-CITES::saola.inbox.FR-POLICE",
        "saola.inbox.FR-POLICE::saola.inbox.BE-CITES",
        "saola.inbox.#",
        "activemq.notifications",
        "made.up"
      })
  void takesFromNoQueueButItsOwnInbox(String queue) {
    assertThatThrownBy(() -> cites.session().createConsumer(cites.session().createQueue(queue)))
        .isInstanceOf(JMSException.class);
  }

  @Test
  void doesNotBrowse() throws Exception {
    assertThatThrownBy(
            () ->
                cites
                    .session()
                    .createBrowser(cites.session().createQueue("saola.inbox.BE-CITES"))
                    .getEnumeration()
                    .hasMoreElements())
        .isInstanceOf(JMSException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saola.intake.NL-CUSTOMS",
        "saola.intake.NL-CUSTOMS.urgent",
        "saola.inbox.BE-CITES",
        "saola.inbox.FR-POLICE",
        "saola.dispatched",
        "saola.invalid",
        "saola.intake.BE-CITES::saola.inbox.FR-POLICE",
        "saola.inbox.FR-POLICE::saola.intake.BE-CITES",
        "activemq.management",
        "made.up"
      })
  void sendsToNoQueueButItsOwnIntake(String queue) {
    assertThatThrownBy(() -> cites.send(queue, cites.message(new byte[] {1})))
        .isInstanceOf(JMSException.class);
  }

  @Test
  void sendsToNobodyElseOnALinkWithoutTarget() throws Exception {
    try (MessageProducer anywhere = cites.session().createProducer(null)) {
      assertThatThrownBy(
              () ->
                  anywhere.send(
                      cites.session().createQueue("saola.inbox.FR-POLICE"),
                      cites.message(new byte[] {1})))
          .isInstanceOf(JMSException.class);
    }
  }

  @Test
  void createsNothing() {
    assertThatThrownBy(() -> cites.session().createTemporaryQueue())
        .isInstanceOf(JMSException.class);
  }

  @Test
  void withoutClientCertificateThereIsNoConnection() throws Exception {
    var factory = TestAgency.factory(hub, trustOnly());
    assertThatThrownBy(() -> factory.createConnection().start()).isInstanceOf(JMSException.class);
  }

  @Test
  void withACertificateThatTheDirectoryDoesNotListThereIsNone() throws Exception {
    var keys = TestFederation.get().unlisted("BE-CITES");
    assertThatThrownBy(() -> TestAgency.connect(hub, "BE-CITES", keys))
        .isInstanceOf(JMSException.class);
  }

  @Test
  void aNameAndPasswordChangeNothing() throws Exception {
    var factory =
        TestAgency.factory(
            hub,
            TestFederation.get()
                .keystore("BE-CITES")
                .tls(TestFederation.get().authority().anchor()));
    try (var connection = factory.createConnection("saola-hub", "guess")) {
      Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
      connection.start();
      assertThatThrownBy(() -> session.createConsumer(session.createQueue("saola.inbox.FR-POLICE")))
          .isInstanceOf(JMSException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CamelFileName",
        "camelHttpUri",
        "CAMELBEANMETHODNAME",
        "JMSXGroupID",
        "JMSXUserID_",
        "_AMQ_VALIDATED_USER",
        "_amq_validated_user",
        "_AMQ_SCHED_DELIVERY",
        "_AMQ_DUPL_ID",
        "saola_number",
        "anything"
      })
  void aMessageWithAPropertyIsNotTaken(String property) throws Exception {
    BytesMessage message = cites.message(new byte[] {1});
    message.setStringProperty(property, "NL-CUSTOMS");
    assertNotTaken(message, DeliveryMode.PERSISTENT, 0, 0);
  }

  @Test
  void aMessageThatIsNotDurableIsNotTaken() throws Exception {
    assertNotTaken(cites.message(new byte[] {1}), DeliveryMode.NON_PERSISTENT, 0, 0);
  }

  @Test
  void aMessageWithATimeToLiveIsNotTaken() throws Exception {
    assertNotTaken(cites.message(new byte[] {1}), DeliveryMode.PERSISTENT, 60_000, 0);
  }

  @Test
  void aScheduledMessageIsNotTaken() throws Exception {
    assertNotTaken(cites.message(new byte[] {1}), DeliveryMode.PERSISTENT, 0, 60_000);
  }

  @Test
  void aMessageWithAReplyAddressIsNotTaken() throws Exception {
    BytesMessage message = cites.message(new byte[] {1});
    message.setJMSReplyTo(cites.session().createQueue("saola.inbox.FR-POLICE"));
    assertNotTaken(message, DeliveryMode.PERSISTENT, 0, 0);
  }

  @Test
  void otherThanBytesIsNotTaken() throws Exception {
    assertNotTaken(cites.session().createTextMessage("text"), DeliveryMode.PERSISTENT, 0, 0);
    assertNotTaken(cites.session().createObjectMessage("object"), DeliveryMode.PERSISTENT, 0, 0);
    assertNotTaken(cites.session().createMapMessage(), DeliveryMode.PERSISTENT, 0, 0);
  }

  @Test
  void aMessageAboveTheBrokersOwnLimitIsNotTaken() throws Exception {
    assertNotTaken(cites.message(new byte[3 * 1024 * 1024]), DeliveryMode.PERSISTENT, 0, 0);
  }

  /** Sixty that were refused are no message without an end. */
  @Test
  void whatIsRefusedHasEnded() throws Exception {
    String text = "x".repeat(100 * 1024);
    for (int message = 0; message < 60; message++) {
      assertNotTaken(cites.session().createTextMessage(text), DeliveryMode.PERSISTENT, 0, 0);
    }
  }

  @Test
  void whoSendsOnAndOnIsCut() throws Exception {
    try (TestAgency endless = TestAgency.connect(hub, "BR-CUSTOMS")) {
      var cut = new CountDownLatch(1);
      var said = new AtomicReference<>("");
      endless
          .connection()
          .setExceptionListener(
              e -> {
                said.set(String.valueOf(e.getMessage()));
                cut.countDown();
              });
      assertThatThrownBy(() -> endless.send(new byte[16 * 1024 * 1024]))
          .isInstanceOf(JMSException.class);
      assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(said.get()).contains("MESSAGE_UNFINISHED: more than 4 MiB of BR-CUSTOMS");
    }
  }

  private static void assertNotTaken(Message message, int mode, long timeToLive, long delay)
      throws Exception {
    try (MessageProducer producer =
        cites
            .session()
            .createProducer(
                cites.session().createQueue(Queues.intake(cites.id(), Urgency.ORDINARY)))) {
      producer.setDeliveryMode(mode);
      producer.setTimeToLive(timeToLive);
      producer.setDeliveryDelay(delay);
      assertThatThrownBy(() -> producer.send(message))
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("Saola takes no message that");
    }
  }

  /** {@code user-id} can be sent; it makes nobody of anybody. */
  @Test
  void aForgedUserIdChangesNothing() throws Exception {
    Sealed sent = TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").report().seal();
    var factory =
        TestAgency.factory(
            hub,
            TestFederation.get()
                .keystore("BE-CITES")
                .tls(TestFederation.get().authority().anchor()));
    factory.setPopulateJMSXUserID(true);
    try (var connection = factory.createConnection("NL-CUSTOMS", "")) {
      Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(sent.bytes());
      message.setJMSCorrelationID("NL-CUSTOMS");
      message.setJMSType("NL-CUSTOMS");
      session
          .createProducer(
              session.createQueue(Queues.intake(new AgencyId("BE-CITES"), Urgency.ORDINARY)))
          .send(message);
    }
    TestHub.await(
        () ->
            hub.entries(Event.REFUSED).stream()
                .anyMatch(
                    entry ->
                        sent.manifest().equals(entry.message())
                            && "WRONG_INTAKE".equals(entry.code())
                            && new AgencyId("BE-CITES").equals(entry.from())));
    assertThat(hub.entries(Event.ACCEPTED))
        .noneMatch(entry -> sent.manifest().equals(entry.message()));
  }

  private static SSLContext trustOnly() throws Exception {
    TrustAnchor anchor = TestFederation.get().authority().anchor();
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("authority", anchor.transportAuthority());
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trust);
    SSLContext tls = SSLContext.getInstance("TLSv1.3");
    tls.init(null, managers.getTrustManagers(), null);
    return tls;
  }

  @Test
  void onlyTls13IsSpoken() throws Exception {
    SSLContext tls = trustOnly();
    try (var socket =
        (javax.net.ssl.SSLSocket)
            tls.getSocketFactory().createSocket("127.0.0.1", hub.amqpPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(javax.net.ssl.SSLException.class);
    }
    assertThat(List.of(tls.getProtocol())).containsExactly("TLSv1.3");
  }
}
