// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.saola.connectors.desk.mailbox.Letter.Direction;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outgoing;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;

/**
 * The messages of this agency: what it received, what it sent, what was refused, and what is under
 * way. Each is read once and again when it changes. Safe for use by many threads.
 */
public final class Mailbox {
  private final AgencyHome home;
  private final Outgoing outgoing;
  private final List<Box> boxes;
  private final Map<MessageId, Manifest> underWay = new HashMap<>();
  private final ReentrantLock looking = new ReentrantLock();
  private List<Letter> lastUnderWay = List.of();
  private Holdings holdings = Holdings.of(List.of(), List.of(), List.of());

  public Mailbox(AgencyHome home, Outgoing outgoing) {
    this.home = home;
    this.outgoing = outgoing;
    this.boxes =
        List.of(
            new Box(home.inbox(), MessageFolder::received),
            new Box(home.sent(), MessageFolder::own),
            new Box(home.rejected(), MessageFolder::own));
  }

  /** All threads, the latest first. */
  public List<Conversation> conversations() throws IOException {
    return holdings().conversations();
  }

  public Optional<Conversation> conversation(MessageId id) throws IOException {
    return holdings().conversation(id);
  }

  /** All that is held now. */
  public Holdings holdings() throws IOException {
    looking.lock();
    try {
      // Before the folders: what is concluded in between is then found there.
      List<Letter> sending = underWay();
      boolean changed = !sending.equals(lastUnderWay);
      for (Box box : boxes) {
        changed |= box.look();
      }
      if (changed) {
        lastUnderWay = sending;
        holdings = collected(sending);
      }
      return holdings;
    } finally {
      looking.unlock();
    }
  }

  private Holdings collected(List<Letter> sending) {
    List<Letter> letters = new ArrayList<>();
    List<Holdings.Unsent> unsent = new ArrayList<>();
    List<Holdings.Damaged> damaged = new ArrayList<>();
    boxes.stream()
        .flatMap(box -> box.found().stream())
        .forEach(
            found -> {
              switch (found) {
                case Found.Message message -> letters.add(message.letter());
                case Found.NotMade none -> unsent.add(none.unsent());
                case Found.Broken broken -> damaged.add(broken.damaged());
                case Found.Nothing nothing -> {}
              }
            });
    var concluded =
        letters.stream()
            .filter(Predicate.not(Letter::isReceived))
            .map(Letter::id)
            .collect(Collectors.toSet());
    sending.stream().filter(letter -> !concluded.contains(letter.id())).forEach(letters::add);
    return Holdings.of(letters, unsent, damaged);
  }

  private List<Letter> underWay() throws IOException {
    List<Kept> waiting = outgoing.messages();
    underWay.keySet().retainAll(waiting.stream().map(Kept::id).collect(Collectors.toSet()));
    List<Letter> letters = new ArrayList<>();
    for (Kept kept : waiting) {
      Manifest manifest = underWay.get(kept.id());
      if (manifest == null && outgoing.contains(kept.id())) {
        manifest = outgoing.manifest(kept.id());
        underWay.put(kept.id(), manifest);
      }
      if (manifest != null) {
        letters.add(
            new Letter(
                manifest,
                kept.manifest(),
                Direction.SENT,
                home.sent().resolve(kept.id().value()),
                manifest.created(),
                kept.outcome(),
                List.of(),
                null));
      }
    }
    return letters;
  }
}
