// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what arrives on one connection, and cuts it when its agency sends more than its quota, or
 * sends on and on without a message coming to its end (AMQP knows no largest message).
 *
 * <p>The broker takes messages up in another thread than the one that reads them. While more is
 * read than it has taken up, nothing more is read: only where then no message ends for a while, it
 * is the agency that sends none.
 */
final class ByteMeter extends ChannelDuplexHandler {
  static final String NAME = "saola-byte-meter";

  /** How long it waits for a message to end before it cuts. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(ByteMeter.class);

  private static final long MEBIBYTE = 1024 * 1024;

  /** Frames that carry no message: acknowledgements, heartbeats. */
  private static final long OVERHEAD_PER_SECOND = 64 * 1024;

  /** What a message needs around it: a transfer and its disposition, a share of its transaction. */
  private static final long FRAMES_OF_A_MESSAGE = 512;

  private static final long LAST_WORDS_MILLIS = 500;

  /** What may still come when nothing more is to be read: a socket's buffers. */
  private static final long ON_THEIR_WAY = MEBIBYTE;

  private static final long UNFINISHED = 2L * BrokerSettings.LARGE_MESSAGE_BYTES;

  private final AgencyId agency;
  private final Quota quota;
  private final Quota unfinished;
  private final Clock clock;
  private final Consumer<String> farewell;
  private @Nullable ChannelHandlerContext context;
  private volatile @Nullable Future<?> end;
  private long readAllTheSame;
  private boolean cut;

  /**
   * @param farewell closes the connection as its protocol does, with a sentence for the agency
   */
  ByteMeter(AgencyId agency, Quota quota, Clock clock, Consumer<String> farewell) {
    this.agency = agency;
    this.quota = quota;
    this.unfinished = new Quota(OVERHEAD_PER_SECOND, UNFINISHED, clock.instant());
    this.clock = clock;
    this.farewell = farewell;
  }

  /**
   * A message of the agency has come to its end, or one for it was acknowledged.
   *
   * @param bytes that it sent as the message itself
   */
  void finished(long bytes) {
    unfinished.giveBack(bytes + FRAMES_OF_A_MESSAGE, clock.instant());
    if (end != null) {
      connection().executor().execute(this::readOn);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  private ChannelHandlerContext connection() {
    return Objects.requireNonNull(context, "on no connection");
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object read) throws Exception {
    if (read instanceof ByteBuf bytes) {
      if (cut) {
        bytes.release();
        return;
      }
      if (!quota.spend(bytes.readableBytes(), clock.instant())) {
        bytes.release();
        cut(
            "QUOTA_BYTES: %s has sent more bytes than its quota allows: connect again in a while, and send more slowly"
                .formatted(agency));
        return;
      }
      if (!unfinished.spend(bytes.readableBytes(), clock.instant())) {
        readNoMore(bytes.readableBytes());
      }
    }
    super.channelRead(from, read);
  }

  /**
   * The broker reads on by itself while it writes a message that is too large into a file: no
   * message that it takes is.
   */
  private void readNoMore(int bytes) {
    readAllTheSame += bytes;
    if (readAllTheSame > ON_THEIR_WAY) {
      cutForNoEnd();
    } else if (end == null) {
      connection().channel().config().setAutoRead(false);
      end =
          connection()
              .executor()
              .schedule(this::cutForNoEnd, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      readOn(); // What was taken up just before found nothing to end.
    }
  }

  private void readOn() {
    Future<?> waiting = end;
    if (waiting != null && !cut && unfinished.spend(0, clock.instant())) {
      end = null;
      readAllTheSame = 0;
      waiting.cancel(false);
      connection().channel().config().setAutoRead(true);
    }
  }

  private void cutForNoEnd() {
    cut(
        "MESSAGE_UNFINISHED: more than %d MiB of %s had not become messages: one has no end or is larger than %d MiB, or the hub was too busy; connect again in a while"
            .formatted(
                UNFINISHED / MEBIBYTE, agency, BrokerSettings.LARGE_MESSAGE_BYTES / MEBIBYTE));
  }

  /**
   * @param why a code and a sentence, for the agency and the operator
   */
  private void cut(String why) {
    if (cut || !connection().channel().isActive()) {
      return;
    }
    cut = true;
    connection().channel().config().setAutoRead(true);
    log.warn("The connection is cut: {}", why);
    // Who does not listen to words is cut all the same.
    connection()
        .executor()
        .schedule(() -> connection().close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    farewell.accept(why);
  }

  /**
   * After a cut, what still comes is read and dropped for a while: a socket that is closed with
   * bytes unread is reset, and the last words would be lost with them.
   */
  @Override
  public void close(ChannelHandlerContext from, ChannelPromise promise) {
    if (cut) {
      from.executor().schedule(() -> from.close(promise), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      from.close(promise);
    }
  }
}
