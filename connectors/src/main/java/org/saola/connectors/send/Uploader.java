// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.home.Closing;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBusy;
import org.saola.connectors.hub.HubParts;
import org.saola.connectors.hub.HubRefused;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads the parts that travel apart, one message at a time, before their messages go. What cannot
 * be uploaded now waits its turn and holds up no other; only what the hub will never take is given
 * up.
 */
public final class Uploader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uploader.class);
  private static final String LINK = "parts up";
  private static final Duration IDLE = Duration.ofMillis(500);

  private final Outgoing outgoing;
  private final SentMessages sent;
  private final HubParts hub;
  private final StatusBoard board;
  private final Backoff backoff;
  private final Thread thread;
  private final Map<MessageId, Integer> failures = new HashMap<>();
  private final Closing closing = new Closing();

  public Uploader(
      Outgoing outgoing, SentMessages sent, HubParts hub, StatusBoard board, Backoff backoff) {
    this.outgoing = outgoing;
    this.sent = sent;
    this.hub = hub;
    this.board = board;
    this.backoff = backoff;
    this.thread = board.thread("uploads", this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!closing.hasBegun()) {
      try {
        outgoing.awaitUpload(IDLE);
        uploadNext();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Uploads one message's parts, if one is due: as far as it goes. */
  void uploadNext() {
    Optional<Kept> next = outgoing.nextUpload();
    if (next.isEmpty()) {
      return;
    }
    MessageId id = next.get().id();
    try {
      upload(id);
      failures.remove(id);
      outgoing.uploadHolds(id);
      board.up(LINK);
    } catch (HubRefused e) {
      giveUp(next.get(), e);
    } catch (HubBusy e) {
      later(id, e, e.patience());
    } catch (IOException | RuntimeException e) {
      later(id, e, backoff.after(failures.merge(id, 1, Integer::sum)));
    }
  }

  private void upload(MessageId id) throws IOException, HubRefused {
    Manifest manifest = outgoing.manifest(id);
    long before = 0;
    for (Part part : manifest.parts()) {
      if (part.claimCheck()) {
        long base = before;
        Path file = outgoing.sealed(id, part.name());
        hub.upload(
            id, part.name(), part.sealed(), file, bytes -> outgoing.uploadedTo(id, base + bytes));
        before += Files.size(file);
      }
    }
  }

  private void later(MessageId id, Exception why, Duration patience) {
    outgoing.uploadLater(id, patience);
    if (!closing.hasBegun()) {
      board.down(LINK, "%s: %s".formatted(id, why.getMessage()));
      LOG.debug("The parts of {} cannot be uploaded now", id, why);
    }
  }

  private void giveUp(Kept kept, HubRefused why) {
    try {
      LOG.warn("The hub takes no part of {}: {}", kept.id(), why.getMessage());
      sent.conclude(kept, why);
    } catch (IOException e) {
      later(kept.id(), e, backoff.after(1));
    }
  }

  /** What is half uploaded goes on at the next start. */
  @Override
  public void close() {
    closing.end(thread);
  }
}
