// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.SealedFiles;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.hub.Backoff;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Urgency;
import org.saola.message.type.MessageTypes;

class OutgoingTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;
  private Instant now = START;
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private Outgoing outgoing;

  @BeforeEach
  void open() throws Exception {
    AgencyHome home = new AgencyHome(folder);
    home.create();
    Backoff backoff = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1), new Random(7));
    outgoing = new Outgoing(home, clock, backoff, new SealedFiles(home));
  }

  private static Outgoing.Fresh message(int number, Urgency urgency) {
    MessageId id = new MessageId("01900000-0000-7000-8000-%012d".formatted(number));
    Outcome outcome =
        new Outcome(
            id,
            MessageTypes.SEIZURE_REPORT,
            Digest.of(new byte[] {(byte) number}),
            START,
            Outcome.State.WAITING,
            null,
            null,
            null,
            List.of());
    byte[] bytes = {1, 2, (byte) number};
    Kept kept =
        new Kept(
            id,
            Kept.Kind.MESSAGE,
            Digest.of(new byte[] {(byte) number}),
            Digest.of(bytes),
            urgency,
            START.plus(Duration.ofDays(1)),
            null,
            null,
            outcome);
    return new Outgoing.Fresh(kept, bytes);
  }

  private void keepAndRelease(Outgoing.Fresh... messages) throws Exception {
    outgoing.keep(List.of(messages));
    outgoing.release(List.of(messages).stream().map(one -> one.kept().id()).toList());
  }

  @Test
  void nothingIsDueBeforeItIsReleased() throws Exception {
    outgoing.keep(List.of(message(1, Urgency.ORDINARY)));

    assertThat(outgoing.due(10)).isEmpty();
  }

  @Test
  void urgentOnesGoFirst() throws Exception {
    keepAndRelease(message(1, Urgency.ORDINARY), message(2, Urgency.URGENT));

    assertThat(outgoing.due(10)).extracting(Kept::urgency).startsWith(Urgency.URGENT);
  }

  @Test
  void whatWasSentIsDueAgainEverLaterWithTheSameBytes() throws Exception {
    Outgoing.Fresh fresh = message(1, Urgency.ORDINARY);
    keepAndRelease(fresh);

    assertThat(outgoing.sent(outgoing.due(10))).isZero();
    assertThat(outgoing.due(10)).isEmpty();
    now = now.plusSeconds(14);
    assertThat(outgoing.due(10)).isEmpty();
    now = now.plusSeconds(17);
    assertThat(outgoing.due(10)).hasSize(1);
    assertThat(outgoing.bytes(fresh.kept().id())).isEqualTo(fresh.bytes());

    assertThat(outgoing.sent(outgoing.due(10))).isOne();
    now = now.plusSeconds(29);
    assertThat(outgoing.due(10)).isEmpty();
    now = now.plusSeconds(32);
    assertThat(outgoing.due(10)).hasSize(1);
  }

  /** However small the last is, and however large the first: the hub counts on the order. */
  @Test
  void whatFollowsAnotherWaitsForItsEvidence_alsoAfterARestart() throws Exception {
    Outgoing.Fresh first = message(1, Urgency.ORDINARY);
    Outgoing.Fresh second = message(2, Urgency.ORDINARY).after(first.kept().id());
    Outgoing.Fresh third = message(3, Urgency.ORDINARY).after(second.kept().id());
    outgoing.keep(List.of(third, second, first));
    open();
    outgoing.release(outgoing.load().stream().map(Kept::id).toList());
    for (Outgoing.Fresh next : List.of(first, second, third)) {
      assertThat(outgoing.due(10)).containsExactly(next.kept());
      outgoing.sent(outgoing.due(10));
      assertThat(outgoing.due(10)).as("sent, without evidence").isEmpty();
      outgoing.remove(next.kept().id());
    }
  }

  @Test
  void keptMessagesSurviveARestart() throws Exception {
    Outgoing.Fresh fresh = message(1, Urgency.ORDINARY);
    outgoing.keep(List.of(fresh));
    open();

    assertThat(outgoing.load()).containsExactly(fresh.kept());
    assertThat(outgoing.due(10)).isEmpty();
    assertThat(outgoing.find(fresh.kept().manifest())).isPresent();
    assertThat(outgoing.find(fresh.kept().bytes())).isPresent();
  }

  @Test
  void messageThatNobodyAcceptedIsExpired() throws Exception {
    keepAndRelease(message(1, Urgency.ORDINARY));
    assertThat(outgoing.expired()).isEmpty();

    now = now.plus(Duration.ofDays(2));

    assertThat(outgoing.expired()).hasSize(1);
  }
}
