// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Clock;
import org.saola.message.manifest.AgencyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what arrives on one connection, and cuts it when its agency sends more than its quota, or
 * sends on and on without a message coming to its end (AMQP knows no largest message).
 */
final class ByteMeter extends ChannelInboundHandlerAdapter {
  static final String NAME = "saola-byte-meter";

  private static final Logger log = LoggerFactory.getLogger(ByteMeter.class);

  /** Frames that carry no message: acknowledgements, heartbeats. */
  private static final long OVERHEAD_PER_SECOND = 64 * 1024;

  private static final long UNFINISHED = 2L * BrokerSettings.LARGE_MESSAGE_BYTES;

  private final AgencyId agency;
  private final ByteQuota quota;
  private final ByteQuota unfinished;
  private final Clock clock;

  ByteMeter(AgencyId agency, ByteQuota quota, Clock clock) {
    this.agency = agency;
    this.quota = quota;
    this.unfinished = new ByteQuota(OVERHEAD_PER_SECOND, UNFINISHED, clock.instant());
    this.clock = clock;
  }

  /** A message has come to its end. */
  void finished(long bytes) {
    unfinished.giveBack(bytes, clock.instant());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) throws Exception {
    if (read instanceof ByteBuf bytes && !within(bytes.readableBytes())) {
      bytes.release();
      log.warn("{} has sent more than its quota: the connection is cut", agency);
      context.close();
      return;
    }
    super.channelRead(context, read);
  }

  private boolean within(int bytes) {
    boolean quotaHolds = quota.spend(bytes, clock.instant());
    return unfinished.spend(bytes, clock.instant()) && quotaHolds;
  }
}
