// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.home.Together;
import org.saola.connectors.log.ClockFile;
import org.saola.connectors.log.Evidence;
import org.saola.connectors.log.EvidenceShelf;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts evidence beside the message that it is about, as the log proves one entry after another. */
public final class InboxEvidence {
  private static final Logger LOG = LoggerFactory.getLogger(InboxEvidence.class);

  private final AgencyHome home;
  private final ReceivedMarks marks;
  private final Unproven unproven;
  private final EvidenceShelf shelf;
  private final Alarms alarms;

  InboxEvidence(
      AgencyHome home, ReceivedMarks marks, Unproven unproven, EvidenceShelf shelf, Alarms alarms) {
    this.home = home;
    this.marks = marks;
    this.unproven = unproven;
    this.shelf = shelf;
    this.alarms = alarms;
  }

  /** Takes in evidence that has been verified; on return it is on disk. */
  public void take(List<Evidence> evidence) throws IOException {
    Map<Digest, List<Evidence>> byMessage =
        evidence.stream()
            .filter(one -> one.entry().message() != null)
            .collect(Collectors.groupingBy(one -> message(one.entry())));
    List<Callable<Boolean>> tasks = new ArrayList<>();
    byMessage.forEach((message, about) -> tasks.add(() -> take(message, about)));
    Together.run(tasks);
  }

  /** Evidence may overtake its message: the queues of two lanes, or a crash of the hub. */
  void takeShelved(Received received) throws IOException {
    List<Evidence> early = shelf.find(received.manifest());
    if (!early.isEmpty()) {
      add(received, early);
      shelf.clear(received.manifest());
    }
  }

  /** After a crash between placing a message and taking the evidence that had come before it. */
  void takeAllShelved() throws IOException {
    for (Digest message : shelf.messages()) {
      List<Evidence> early = shelf.find(message);
      if (!early.isEmpty()) {
        Optional<Received> received = received(message, early.getFirst().entry());
        if (received.isPresent()) {
          takeShelved(received.get());
        }
      }
    }
  }

  private boolean take(Digest message, List<Evidence> evidence) throws IOException {
    Optional<Received> received = received(message, evidence.getFirst().entry());
    if (received.isPresent()) {
      add(received.get(), evidence);
      return true;
    }
    Optional<Path> forgotten = folder(message, evidence.getFirst().entry());
    if (forgotten.isPresent()) {
      write(forgotten.get(), evidence);
      return true;
    }
    for (Evidence one : evidence) {
      shelf.put(message, one);
    }
    return false;
  }

  private Optional<Received> received(Digest message, Entry entry) throws IOException {
    if (entry.from() == null || entry.id() == null) {
      return Optional.empty();
    }
    return marks
        .find(entry.from(), entry.id())
        .filter(received -> received.manifest().equals(message));
  }

  /** A request's clock may outlive the message, and with it the mark. */
  private Optional<Path> folder(Digest message, Entry entry) throws IOException {
    if (entry.from() == null || entry.id() == null) {
      return Optional.empty();
    }
    for (String name : List.of(entry.id().value(), Received.key(entry.from(), entry.id()))) {
      Path manifest = home.inbox().resolve(name).resolve(InboxFiles.MANIFEST);
      if (Files.exists(manifest) && Digest.of(Files.readAllBytes(manifest)).equals(message)) {
        return Optional.of(home.inbox().resolve(name));
      }
    }
    return Optional.empty();
  }

  private void add(Received received, List<Evidence> evidence) throws IOException {
    for (Evidence one : evidence) {
      requireAgreement(received, one);
    }
    if (received.folder() != null) {
      Path folder = home.inbox().resolve(received.folder());
      // A folder that another system has taken away is not made anew.
      if (Files.isDirectory(folder)) {
        write(folder, evidence);
      }
    }
    unproven.proven(received.key(), evidence.stream().map(InboxEvidence::leaf).toList());
  }

  /** What the log says of the release must be what came with the delivery, byte for byte. */
  private void requireAgreement(Received received, Evidence evidence) {
    Event event = evidence.entry().event();
    boolean released = event == Event.RELEASED || event == Event.WITHHELD;
    if (released && received.folder() != null && !received.leaves().contains(leaf(evidence))) {
      alarms.raise(
          Alarms.Kind.LOG_CONTRADICTS_DELIVERY,
          received.key(),
          "entry %d (%s %s) did not come with the delivery"
              .formatted(evidence.index(), event, evidence.entry().part()));
    }
  }

  private static void write(Path folder, List<Evidence> evidence) throws IOException {
    Path proofs = Files.createDirectories(folder.resolve(InboxFiles.EVIDENCE));
    for (Evidence one : evidence) {
      DurableFiles.place(proofs.resolve(one.fileName()), EvidenceShelf.bytes(one));
    }
    DurableFiles.force(proofs);
    if (evidence.stream().anyMatch(ClockFile::concerns)) {
      ClockFile.write(folder, proofs);
    }
    Path release = folder.resolve(ReleaseFile.NAME);
    try {
      ReleaseFile before = StrictJson.read(Files.readAllBytes(release), ReleaseFile.class);
      ReleaseFile after = before.with(evidence);
      // A line that gained no index is the same object as before.
      if (!after.equals(before)) {
        DurableFiles.write(release, StrictJson.writeIndented(after));
      }
    } catch (InvalidDocument e) {
      LOG.warn("{} was changed since it was received; its indexes are not filled in", release, e);
    }
  }

  private static Digest leaf(Evidence evidence) {
    return ReleaseFile.leaf(evidence.opening());
  }

  private static Digest message(Entry entry) {
    Digest message = entry.message();
    if (message == null) {
      throw new IllegalArgumentException("an entry about no message");
    }
    return message;
  }
}
