// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.compose.SealedFiles;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.hub.Backoff;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Urgency;

/**
 * Every message that has no evidence yet, on disk in {@link OutgoingFiles}. Owns which of them is
 * due to be sent or uploaded when.
 */
public final class Outgoing {
  private static final Duration NEVER_KEPT = Duration.ofHours(6);

  private final OutgoingFiles messages;
  private final SealedFiles parts;
  private final Clock clock;
  private final Backoff backoff;
  private final Map<MessageId, Waiting> waiting = new LinkedHashMap<>();
  private final Map<Digest, Kept> byDigest = new HashMap<>();

  public Outgoing(AgencyHome home, Clock clock, Backoff backoff, SealedFiles parts)
      throws IOException {
    this.messages = new OutgoingFiles(home);
    this.parts = parts;
    this.clock = clock;
    this.backoff = backoff;
  }

  /** A message and its bytes, before it is kept. */
  public record Fresh(Kept kept, byte[] bytes) {
    /** The same, to be sent only once that one is accepted, refused or given up. */
    public Fresh after(MessageId before) {
      return new Fresh(kept.after(before), bytes);
    }
  }

  /**
   * Finds what an earlier run left. Nothing is sent before {@link #release}, so that whoever asked
   * for a message can first {@link #discard} what it does not know of.
   */
  public synchronized List<Kept> load() throws IOException {
    for (Kept kept : messages.all()) {
      add(kept);
    }
    // Nothing composes yet: what no message names was sealed for one that was never kept.
    parts.forget(waiting::containsKey, Instant.MAX);
    return waiting.values().stream().map(w -> w.kept).toList();
  }

  /** On return all are on disk; none is sent before {@link #release}. */
  public void keep(List<Fresh> fresh) throws IOException {
    messages.place(fresh);
    synchronized (this) {
      for (Fresh one : fresh) {
        add(one.kept());
      }
    }
  }

  /** From now on these are sent, and sent again until they are concluded. */
  public synchronized void release(Collection<MessageId> ids) {
    for (MessageId id : ids) {
      Waiting message = waiting.get(id);
      if (message != null) {
        message.released = true;
      }
    }
    notifyAll();
  }

  /** Forgets a message that was never released. */
  public void discard(MessageId id) throws IOException {
    remove(id);
  }

  /** Forgets a message whose fate has been recorded elsewhere. */
  void remove(MessageId id) throws IOException {
    messages.delete(id);
    parts.delete(id);
    synchronized (this) {
      Waiting removed = waiting.remove(id);
      if (removed != null) {
        byDigest.remove(removed.kept.manifest());
        byDigest.remove(removed.kept.bytes());
        notifyAll();
      }
    }
  }

  private void add(Kept kept) throws IOException {
    waiting.put(kept.id(), new Waiting(kept, parts.size(kept.id())));
    byDigest.put(kept.manifest(), kept);
    byDigest.put(kept.bytes(), kept);
  }

  byte[] bytes(MessageId id) throws IOException {
    return messages.bytes(id);
  }

  /** The manifest of a message that is kept. */
  public Manifest manifest(MessageId id) throws IOException {
    return KeptMessage.read(bytes(id)).manifest();
  }

  public synchronized boolean contains(MessageId id) {
    return waiting.containsKey(id);
  }

  /** Finds by the digest of the manifest, or of all bytes (of what the hub could not read). */
  synchronized Optional<Kept> find(Digest digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }

  /** The messages that wait and were made from that file. */
  public synchronized List<MessageId> ofJob(String job) {
    return waiting.values().stream()
        .map(w -> w.kept)
        .filter(kept -> job.equals(kept.job()))
        .map(Kept::id)
        .toList();
  }

  /** Every message that waits for evidence, receipts left out. */
  public synchronized List<Kept> messages() {
    return waiting.values().stream()
        .map(w -> w.kept)
        .filter(kept -> kept.kind() == Kept.Kind.MESSAGE)
        .toList();
  }

  public synchronized long count(Kept.Kind kind) {
    return waiting.values().stream().filter(w -> w.kept.kind() == kind).count();
  }

  /** How many have been sent more than once and still have no evidence. */
  public synchronized long overdue() {
    return waiting.values().stream().filter(w -> w.attempts > 1).count();
  }

  /**
   * Released and due now, with nothing to wait for; urgent ones first, then those that were never
   * sent, oldest first.
   */
  synchronized List<Kept> due(int most) {
    Instant now = clock.instant();
    return waiting.values().stream()
        .filter(w -> w.isDue(now) && isNext(w))
        .sorted(
            Comparator.comparing(Waiting::mayWait)
                .thenComparing(w -> w.attempts)
                .thenComparing(w -> w.kept.id()))
        .limit(most)
        .map(w -> w.kept)
        .toList();
  }

  private boolean isNext(Waiting message) {
    return message.kept.after() == null || !waiting.containsKey(message.kept.after());
  }

  /** Those of one lane. */
  synchronized List<Kept> due(Urgency lane, int most) {
    return due(Integer.MAX_VALUE).stream()
        .filter(kept -> kept.urgency() == lane)
        .limit(most)
        .toList();
  }

  /** Waits until something may be due. */
  synchronized void awaitDue(Duration atMost) throws InterruptedException {
    awaitDue(List.of(Urgency.values()), atMost);
  }

  /** Waits until something may be due in one of these lanes. */
  synchronized void awaitDue(List<Urgency> lanes, Duration atMost) throws InterruptedException {
    if (lanes.stream().allMatch(lane -> due(lane, 1).isEmpty())) {
      wait(Math.max(1, atMost.toMillis()));
    }
  }

  /**
   * The broker has taken these; without evidence they are due again later.
   *
   * @return how many of them it had taken before
   */
  synchronized int sent(List<Kept> taken) {
    int again = 0;
    for (Kept kept : taken) {
      Waiting message = waiting.get(kept.id());
      if (message != null) {
        again += message.attempts > 0 ? 1 : 0;
        message.wasSent(clock.instant(), backoff);
      }
    }
    return again;
  }

  /** Bytes of parts that travel apart: that the hub has, and that it is to have. */
  public record Uploaded(long done, long all) {}

  /** Summed over some messages; those that are concluded count no more. */
  public synchronized Uploaded uploaded(Collection<MessageId> ids) {
    long done = 0;
    long all = 0;
    for (MessageId id : ids) {
      Waiting message = waiting.get(id);
      if (message != null) {
        done += message.uploaded;
        all += message.apart;
      }
    }
    return new Uploaded(done, all);
  }

  /** The message whose parts are to be uploaded next: urgent ones first, then the least. */
  synchronized Optional<Kept> nextUpload() {
    Instant now = clock.instant();
    return waiting.values().stream()
        .filter(w -> w.isToUpload(now))
        .min(
            Comparator.comparing(Waiting::mayWait)
                .thenComparing(w -> w.apart - w.uploaded)
                .thenComparing(w -> w.kept.id()))
        .map(w -> w.kept);
  }

  /** How many messages wait for their parts to be uploaded. */
  public synchronized long uploading() {
    return waiting.values().stream()
        .filter(w -> w.released && !w.uploadHolds && w.attempts == 0)
        .count();
  }

  synchronized void uploadedTo(MessageId id, long bytes) {
    Waiting message = waiting.get(id);
    if (message != null) {
      message.uploaded = bytes;
    }
  }

  /** The hub has all of it and has checked it: the message may go. */
  synchronized void uploadHolds(MessageId id) {
    Waiting message = waiting.get(id);
    if (message != null) {
      message.uploadHolds = true;
      message.uploaded = message.apart;
    }
    notifyAll();
  }

  synchronized void uploadLater(MessageId id, Duration patience) {
    Waiting message = waiting.get(id);
    if (message != null) {
      message.uploadDue = clock.instant().plus(patience);
    }
  }

  /** Waits until something may be to upload. */
  synchronized void awaitUpload(Duration atMost) throws InterruptedException {
    if (nextUpload().isEmpty()) {
      wait(Math.max(1, atMost.toMillis()));
    }
  }

  /** Where the sealed bytes of a part lie that travels apart. */
  Path sealed(MessageId id, String part) {
    return parts.file(id, part);
  }

  /** Forgets what was sealed for messages that were never kept. */
  public void tidy() throws IOException {
    parts.forget(this::contains, clock.instant().minus(NEVER_KEPT));
  }

  synchronized List<Kept> expired() {
    Instant now = clock.instant();
    return waiting.values().stream()
        .map(w -> w.kept)
        .filter(kept -> kept.expires().isBefore(now))
        .toList();
  }
}
