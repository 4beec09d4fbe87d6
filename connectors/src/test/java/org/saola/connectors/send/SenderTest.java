// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.Eventually;
import org.saola.connectors.compose.SealedFiles;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBroker;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.FreePort;
import org.saola.connectors.standin.StandInBroker;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Urgency;
import org.saola.message.type.MessageTypes;

/** What a broker that takes only so many urgent messages makes of a sender that has too many. */
class SenderTest {
  private static final AgencyId CUSTOMS = new AgencyId("NL-CUSTOMS");
  private static final int URGENT = 300;
  private static final int ORDINARY = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private StandInHub hub;
  private StandInBroker broker;
  private Outgoing outgoing;
  private Sender sender;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    int port = FreePort.find();
    broker = new StandInBroker(hub, port);
    broker.deaf = true;
    AgencyHome home = new AgencyHome(folder);
    home.create();
    Clock clock = Clock.systemUTC();
    Backoff resend = new Backoff(Duration.ofHours(1), Duration.ofHours(1), new Random(7));
    outgoing = new Outgoing(home, clock, resend, new SealedFiles(home));
    sender =
        new Sender(
            outgoing,
            new HubBroker(
                URI.create("amqps://127.0.0.1:" + port),
                Federation.DEMO.keys("NL-CUSTOMS").tls(Federation.DEMO.authority().anchor()),
                CUSTOMS),
            new StatusBoard(home, CUSTOMS, clock),
            new Backoff(Duration.ofMillis(200), Duration.ofMillis(200), new Random(7)),
            clock);
  }

  @AfterEach
  void stop() throws Exception {
    sender.close();
    broker.close();
    hub.close();
  }

  @Test
  void urgentOnesOverTheirQuotaHoldNoOrdinaryOneUp_andUseWhatQuotaThereIs() throws Exception {
    broker.urgentQuota.set(0);
    List<Outgoing.Fresh> messages = new ArrayList<>();
    for (int i = 0; i < URGENT + ORDINARY; i++) {
      messages.add(message(i, i < URGENT ? Urgency.URGENT : Urgency.ORDINARY));
    }
    outgoing.keep(messages);
    outgoing.release(messages.stream().map(each -> each.kept().id()).toList());
    sender.start();
    Eventually.holds(PATIENCE, () -> assertThat(arrived("")).isEqualTo(ORDINARY));
    assertThat(arrived(".urgent")).isZero();

    broker.urgentQuota.set(100);
    Eventually.holds(PATIENCE, () -> assertThat(arrived(".urgent")).isGreaterThanOrEqualTo(50));
    broker.urgentQuota.set(0);
  }

  private int arrived(String lane) {
    return broker.arrivals.getOrDefault(CUSTOMS + lane, new AtomicInteger()).get();
  }

  private static Outgoing.Fresh message(int number, Urgency urgency) {
    MessageId id = new MessageId("01900000-0000-7000-8000-%012d".formatted(number));
    byte[] bytes = {1, (byte) (number >> 8), (byte) number};
    Digest digest = Digest.of(bytes);
    Instant now = Instant.now();
    Outcome outcome =
        new Outcome(
            id,
            MessageTypes.SEIZURE_REPORT,
            digest,
            now,
            Outcome.State.WAITING,
            null,
            null,
            null,
            List.of());
    return new Outgoing.Fresh(
        new Kept(
            id,
            Kept.Kind.MESSAGE,
            digest,
            digest,
            urgency,
            now.plus(Duration.ofDays(1)),
            null,
            null,
            outcome),
        bytes);
  }
}
