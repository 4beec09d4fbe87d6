// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.fixture.SetClock;

/** What an agency sends within its quota is taken, however small its messages are. */
class ByteMeterTest {
  private static final int BODY = 2000;
  private static final int FRAMES = 120;

  private final List<String> farewells = new ArrayList<>();
  private final SetClock clock = new SetClock();
  private final ByteMeter meter =
      new ByteMeter(
          new AgencyId("NL-CUSTOMS"),
          new Quota(32L << 20, 64L << 20, clock.instant()),
          clock,
          farewells::add);
  private final EmbeddedChannel channel = new EmbeddedChannel(meter);

  @BeforeEach
  void freeze() {
    channel.freezeTime();
  }

  @Test
  void aThousandMessagesASecondForTwoMinutes_areTaken() {
    for (int message = 0; message < 120_000; message++) {
      clock.pass(Duration.ofMillis(1));
      receive(BODY + FRAMES);
      meter.finished(BODY);
    }
    assertThat(farewells).isEmpty();
  }

  @Test
  void whoEmptiesALongInbox_isNotCutForItsAcknowledgements() {
    for (int message = 0; message < 200_000; message++) {
      clock.pass(Duration.ofNanos(500_000));
      receive(FRAMES);
      meter.finished(0);
    }
    assertThat(farewells).isEmpty();
  }

  @Test
  void bytesThatBecomeNoMessage_areCut() {
    receiveMoreThanAMessage();
    pass(ByteMeter.PATIENCE.minusMillis(1));
    assertThat(farewells).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(farewells)
        .singleElement()
        .asString()
        .startsWith("MESSAGE_UNFINISHED: more than 4 MiB of NL-CUSTOMS");
  }

  /** Its last words would be lost if what it still sends were not read. */
  @Test
  void whoIsCut_isReadOn() {
    bytesThatBecomeNoMessage_areCut();
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  /** As when the hub is busy and an agency sends fifty large messages at once. */
  @Test
  void whatTheBrokerHasNotTakenUpYet_slowsTheSender_andCutsNobody() {
    receiveMoreThanAMessage();
    assertThat(channel.config().isAutoRead()).isFalse();
    pass(ByteMeter.PATIENCE.minusMillis(1));
    for (int message = 0; message < 100; message++) {
      meter.finished(64 << 10);
    }
    channel.runPendingTasks();
    assertThat(channel.config().isAutoRead()).isTrue();
    pass(ByteMeter.PATIENCE);
    assertThat(farewells).isEmpty();
  }

  /** What a small message gives back makes no room for a large one. */
  @Test
  void whoWaitsForMoreRoomThanThereIs_isNotReadOn() {
    receiveMoreThanAMessage();
    meter.finished(0);
    channel.runPendingTasks();
    assertThat(channel.config().isAutoRead()).isFalse();
  }

  @Test
  void whoSendsMoreThanItsQuota_isCutAtOnce() {
    for (int message = 0; message < 1100; message++) {
      receive(64 << 10);
      meter.finished(64 << 10);
    }
    assertThat(farewells).singleElement().asString().startsWith("QUOTA_BYTES: NL-CUSTOMS");
  }

  /** As when the broker writes what is too large into a file, and lets more be read. */
  @Test
  void whoIsReadAllTheSame_isCutAtOnce() {
    receiveMoreThanAMessage();
    for (int piece = 0; piece < 15; piece++) {
      receive(64 << 10);
    }
    assertThat(farewells).isEmpty();
    receive(64 << 10);
    assertThat(farewells)
        .singleElement()
        .asString()
        .startsWith("MESSAGE_UNFINISHED: more than 4 MiB of NL-CUSTOMS");
  }

  private void receiveMoreThanAMessage() {
    for (int piece = 0; piece <= 64; piece++) {
      receive(64 << 10);
    }
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  /** Also when the quota would have room again: it had been told to go. */
  @Test
  void whatComesAfterACut_isDropped() {
    bytesThatBecomeNoMessage_areCut();
    clock.pass(Duration.ofMinutes(5));
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[8]));
    assertThat((Object) channel.readInbound()).isNull();
    assertThat(farewells).hasSize(1);
  }

  private void receive(int bytes) {
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
    ReferenceCountUtil.release(channel.readInbound());
  }
}
