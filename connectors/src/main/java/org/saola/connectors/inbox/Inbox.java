// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.home.Together;
import org.saola.connectors.log.EvidenceShelf;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;

/**
 * Places deliveries whole and once. A folder is made aside and forced to disk; then the mark says
 * that it was received; then it is renamed into {@code inbox}. The mark is the moment of truth:
 * after a crash {@link #recover} finishes what has one, and forgets what has none, which the hub
 * delivers again. So whoever empties the inbox sees each message once, however fast.
 */
public final class Inbox {
  private static final Duration REMEMBERED = Duration.ofDays(2);

  /** No message is valid for more than 90 days. */
  private static final Duration WORDS_REMEMBERED = Duration.ofDays(100);

  private final AgencyHome home;
  private final Path aside;
  private final Clock clock;
  private final Steps steps;
  private final ReceivedMarks marks;
  private final ReceivedMarks refusedMarks;
  private final Unproven unproven;
  private final PendingReceipts receipts;
  private final InboxEvidence evidence;
  private final WithdrawnMarks withdrawn;

  public Inbox(AgencyHome home, EvidenceShelf shelf, Alarms alarms, Clock clock, Steps steps)
      throws IOException {
    this.home = home;
    this.aside = Files.createDirectories(home.state("incoming"));
    this.clock = clock;
    this.steps = steps;
    this.marks = new ReceivedMarks(home.state("received"));
    this.refusedMarks = new ReceivedMarks(home.state("refused"));
    this.unproven = new Unproven(home, alarms, clock);
    this.receipts = new PendingReceipts(home);
    this.evidence = new InboxEvidence(home, marks, unproven, shelf, alarms);
    this.withdrawn = new WithdrawnMarks(home, alarms);
  }

  /** Told after each step of a placing, so that a test can stop there. */
  @FunctionalInterface
  public interface Steps {
    void passed(Step step);
  }

  /** The steps of a placing, in order. */
  public enum Step {
    WRITTEN_ASIDE,
    RECEIPTS_PENDING,
    MARKED,
    PLACED
  }

  /** Finishes or forgets what a crash left half done; before anything else is done. */
  public void recover() throws IOException {
    List<Received> half = new ArrayList<>();
    for (Path folder : DurableFiles.list(aside)) {
      String key = folder.getFileName().toString();
      Optional<Received> marked = marks.find(from(key), id(key));
      if (marked.isPresent()) {
        half.add(marked.get());
      } else {
        DurableFiles.deleteTree(folder);
      }
    }
    finish(half);
    for (Map.Entry<AgencyId, List<ReceiptItem>> pending : receipts.all().entrySet()) {
      for (ReceiptItem line : pending.getValue()) {
        if (!isMarked(pending.getKey(), line)) {
          receipts.drop(pending.getKey(), line);
        }
      }
    }
    evidence.takeAllShelved();
  }

  /** The mark of a message that was received: there is one for each sender and id. */
  public Optional<Received> received(AgencyId from, MessageId id) throws IOException {
    return marks.find(from, id);
  }

  /** Whether this very message has been refused before. */
  public boolean wasRefused(AgencyId from, MessageId id, Digest manifest) throws IOException {
    return refusedMarks.find(from, id).filter(r -> r.manifest().equals(manifest)).isPresent();
  }

  /** On return all are in the inbox and on disk, and their receipts are pending. */
  public void place(List<Incoming> deliveries) throws IOException {
    if (deliveries.isEmpty()) {
      return;
    }
    List<Received> received = named(deliveries);
    Together.run(deliveries.stream().map(this::writeAside).toList());
    DurableFiles.force(aside);
    steps.passed(Step.WRITTEN_ASIDE);
    Together.run(received.stream().map(this::pend).toList());
    steps.passed(Step.RECEIPTS_PENDING);
    Together.run(received.stream().map(this::mark).toList());
    unproven.force();
    marks.force();
    steps.passed(Step.MARKED);
    finish(received);
    steps.passed(Step.PLACED);
    for (Received one : received) {
      evidence.takeShelved(one);
    }
  }

  /** Marks a delivery that was refused; on return its receipt is pending. */
  public void reject(AgencyId from, MessageId id, Digest manifest, Instant expires, String code)
      throws IOException {
    Received received =
        new Received(
            from, id, manifest, HandOver.REJECTED, code, null, now(), expires, null, List.of());
    receipts.placeIfNone(from, line(received));
    refusedMarks.place(received);
    refusedMarks.force();
  }

  /**
   * Tells its sender, once, that an officer has read a message; on return the line is pending, or
   * was before. Nothing is told two days after the message expired: then nobody waits for it.
   */
  public void tellRead(AgencyId from, MessageId id, Digest manifest, Instant at)
      throws IOException {
    if (marks.find(from, id).filter(mark -> mark.manifest().equals(manifest)).isPresent()) {
      receipts.placeRead(from, new ReceiptItem(id, manifest, HandOver.READ, null, at));
    }
  }

  public PendingReceipts receipts() {
    return receipts;
  }

  public InboxEvidence evidence() {
    return evidence;
  }

  /** Raises an alarm about what the log has not proven in time. */
  public void alarmAbout(Duration proofWithin) throws IOException {
    unproven.alarmAfter(proofWithin);
  }

  /** How many deliveries the log has yet to prove. */
  public long unproven() throws IOException {
    return unproven.count();
  }

  /** Forgets what is long expired: a delivery of it would be refused as that. */
  public void tidy() throws IOException {
    marks.forget(clock.instant().minus(REMEMBERED));
    refusedMarks.forget(clock.instant().minus(REMEMBERED));
    withdrawn.forget(clock.instant().minus(WORDS_REMEMBERED));
    receipts.forgetRead(marks::exists);
  }

  private List<Received> named(List<Incoming> deliveries) {
    Set<String> taken = new HashSet<>();
    List<Received> received = new ArrayList<>();
    for (Incoming delivery : deliveries) {
      String plain = delivery.id().value();
      boolean free = !Files.exists(home.inbox().resolve(plain)) && taken.add(plain);
      // Another sender's message of the same id keeps its place.
      received.add(received(delivery, free ? plain : delivery.key()));
    }
    return received;
  }

  private Received received(Incoming delivery, String folder) {
    return new Received(
        delivery.from(),
        delivery.id(),
        delivery.manifest(),
        HandOver.HANDED_OVER,
        null,
        folder,
        now(),
        delivery.expires(),
        delivery.word(),
        delivery.leaves());
  }

  private Callable<@Nullable Void> writeAside(Incoming delivery) {
    return () -> {
      Path folder = aside.resolve(delivery.key());
      DurableFiles.deleteTree(folder);
      Files.createDirectories(folder.resolve(InboxFiles.EVIDENCE));
      for (Map.Entry<String, byte[]> file : delivery.files().entrySet()) {
        DurableFiles.writeHidden(folder.resolve(file.getKey()), file.getValue());
      }
      for (Map.Entry<String, Path> file : delivery.moved().entrySet()) {
        Files.move(file.getValue(), folder.resolve(file.getKey()));
      }
      DurableFiles.force(folder);
      return null;
    };
  }

  private Callable<@Nullable Void> pend(Received received) {
    return () -> {
      receipts.place(received.from(), line(received));
      return null;
    };
  }

  private Callable<@Nullable Void> mark(Received received) {
    return () -> {
      unproven.place(received.key(), received.leaves());
      marks.place(received);
      return null;
    };
  }

  /** What is said is remembered before anything is placed, and marked before the word is there. */
  private void finish(List<Received> received) throws IOException {
    List<Withdrawal> words = new ArrayList<>();
    for (Received one : received) {
      if (one.word() != null) {
        withdrawn.remember(one.word());
        words.add(one.word());
      }
    }
    withdrawn.mark(words);
    for (Received one : received) {
      finish(one);
    }
    DurableFiles.force(home.inbox());
  }

  private void finish(Received received) throws IOException {
    Path folder = aside.resolve(received.key());
    if (received.folder() != null && Files.exists(folder)) {
      withdrawn.stamp(folder, received.from(), received.manifest());
      Files.move(folder, home.inbox().resolve(received.folder()));
    }
  }

  private boolean isMarked(AgencyId from, ReceiptItem line) throws IOException {
    return marks.find(from, line.id()).filter(r -> r.manifest().equals(line.manifest())).isPresent()
        || wasRefused(from, line.id(), line.manifest());
  }

  private static ReceiptItem line(Received received) {
    return new ReceiptItem(
        received.id(), received.manifest(), received.outcome(), received.code(), received.at());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static AgencyId from(String key) {
    return new AgencyId(key.substring(key.indexOf('.') + 1));
  }

  private static MessageId id(String key) {
    return new MessageId(key.substring(0, key.indexOf('.')));
  }
}
