// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    for (int piece = 0; piece < 100; piece++) {
      receive(64 << 10);
    }
    assertThat(farewells).singleElement().asString().startsWith("QUOTA_BYTES: NL-CUSTOMS");
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
