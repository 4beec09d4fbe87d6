// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.home.Together;
import org.saola.connectors.hub.HubRefused;
import org.saola.connectors.log.Evidence;
import org.saola.connectors.log.EvidenceShelf;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;

/**
 * What became of each message: waits for evidence, then moves it to {@code sent/} or {@code
 * rejected/}, and adds what the log says later. Does the same for evidence that comes twice.
 */
public final class SentMessages {
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final AgencyHome home;
  private final Outgoing outgoing;
  private final EvidenceShelf shelf;
  private final Alarms alarms;
  private final Clock clock;
  private final Path concluded;

  public SentMessages(
      AgencyHome home, Outgoing outgoing, EvidenceShelf shelf, Alarms alarms, Clock clock)
      throws IOException {
    this.home = home;
    this.outgoing = outgoing;
    this.shelf = shelf;
    this.alarms = alarms;
    this.clock = clock;
    this.concluded = Files.createDirectories(home.state("concluded"));
  }

  /** A sealed message as it is kept; the caller keeps and releases it. */
  public static Outgoing.Fresh fresh(
      Composition.Sealed sealed,
      Kept.Kind kind,
      Outcome.@Nullable Source source,
      @Nullable String job) {
    Outcome outcome = Outcomes.of(sealed, source);
    Kept kept =
        new Kept(
            outcome.id(),
            kind,
            Digest.of(sealed.manifestJson()),
            Digest.of(sealed.bytes()),
            sealed.manifest().urgency(),
            sealed.manifest().expires(),
            null,
            job,
            outcome);
    return new Outgoing.Fresh(kept, sealed.bytes());
  }

  /** What is to be said of a message that nobody may have. */
  public Outcome notSent(Composition.NotPermitted refused, Outcome.@Nullable Source source) {
    return Outcomes.of(refused, source, clock.instant());
  }

  /** Says so in {@code rejected/ID/outcome.json}; a second time changes nothing. */
  public void report(Outcome notSent) throws IOException {
    SentFolder folder = new SentFolder(home.rejected().resolve(notSent.id().value()));
    if (!folder.exists()) {
      folder.createUnsent(aside(notSent.id()), notSent);
    }
  }

  /** Takes in evidence that has been verified; on return it is on disk. */
  public void take(List<Evidence> evidence) throws IOException {
    List<Callable<Void>> tasks = new ArrayList<>();
    evidence.stream()
        .collect(Collectors.groupingBy(one -> message(one.entry())))
        .forEach(
            (message, about) ->
                tasks.add(
                    () -> {
                      take(message, about);
                      return null;
                    }));
    Together.run(tasks);
  }

  /** The log holds what a receipt of ours says: it need not be sent again. */
  public void receiptLogged(Digest receipt) throws IOException {
    Optional<Kept> kept = outgoing.find(receipt).filter(k -> k.kind() == Kept.Kind.RECEIPT);
    if (kept.isPresent()) {
      outgoing.remove(kept.get().id());
    }
  }

  /** Whether a message still waits for evidence. */
  public boolean waits(MessageId id) {
    return outgoing.contains(id);
  }

  /** What became of a message; empty when it is unknown, or expired and forgotten. */
  public Optional<Outcome> outcome(MessageId id) throws IOException {
    return find(id).map(Kept::outcome);
  }

  /** Gives up what nobody may accept any more, and forgets what is long concluded. */
  public void tidy() throws IOException {
    for (Kept kept : outgoing.expired()) {
      if (kept.kind() == Kept.Kind.MESSAGE) {
        alarms.raise(
            Alarms.Kind.NO_EVIDENCE, kept.id().value(), "no evidence came before it expired");
        conclude(kept.with(Outcomes.expired(kept.outcome())), home.rejected(), List.of());
      } else {
        outgoing.remove(kept.id());
      }
    }
    Instant past = clock.instant().minus(REMEMBERED);
    for (Path file : DurableFiles.list(concluded)) {
      if (read(file).expires().isBefore(past)) {
        Files.delete(file);
      }
    }
  }

  private void take(Digest message, List<Evidence> evidence) throws IOException {
    Optional<Kept> waiting = outgoing.find(message);
    if (waiting.isPresent()) {
      takeWaiting(waiting.get(), evidence);
      return;
    }
    Optional<MessageId> id = id(evidence);
    Optional<Kept> known =
        id.isPresent()
            ? find(id.get()).filter(kept -> kept.manifest().equals(message))
            : Optional.empty();
    if (known.isPresent()) {
      add(known.get(), evidence);
    } else if (id.isEmpty() || !addToForgotten(id.get(), message, evidence)) {
      takeUnknown(message, evidence);
    }
  }

  private void takeWaiting(Kept kept, List<Evidence> evidence) throws IOException {
    List<Evidence> all = new ArrayList<>(shelf.find(kept.manifest()));
    all.addAll(evidence);
    Optional<Evidence> verdict = all.stream().filter(SentMessages::concludes).findFirst();
    if (verdict.isEmpty()) {
      // Such as a recipient's hand-over that overtook the hub's own evidence.
      for (Evidence one : evidence) {
        shelf.put(kept.manifest(), one);
      }
      return;
    }
    boolean refused = verdict.get().entry().event() == Event.REFUSED;
    Outcome outcome =
        Outcomes.concluded(
            kept.outcome(),
            refused ? Outcome.State.REFUSED : Outcome.State.ACCEPTED,
            verdict.get().entry());
    conclude(kept.with(applied(outcome, all)), refused ? home.rejected() : home.sent(), all);
    shelf.clear(kept.manifest());
  }

  private static boolean concludes(Evidence evidence) {
    return evidence.entry().event() == Event.ACCEPTED || evidence.entry().event() == Event.REFUSED;
  }

  /** The hub will never take a part of it: it is given up unsent, with the hub's reason. */
  void conclude(Kept kept, HubRefused why) throws IOException {
    Outcome outcome =
        Outcomes.notTaken(kept.outcome(), why.code(), String.valueOf(why.getMessage()));
    conclude(kept.with(outcome), home.rejected(), List.of());
  }

  private void conclude(Kept kept, Path parent, List<Evidence> evidence) throws IOException {
    SentFolder folder = new SentFolder(parent.resolve(kept.id().value()));
    if (!folder.exists()) {
      folder.create(aside(kept.id()), outgoing.bytes(kept.id()), kept.outcome(), evidence);
    }
    // The folder is whole before the message stops being sent: a crash here only sends it again.
    DurableFiles.write(file(kept.id()), StrictJson.write(kept));
    outgoing.remove(kept.id());
  }

  private void add(Kept kept, List<Evidence> evidence) throws IOException {
    Outcome outcome = applied(kept.outcome(), evidence);
    boolean accepted = outcome.state() == Outcome.State.ACCEPTED;
    SentFolder folder =
        new SentFolder((accepted ? home.sent() : home.rejected()).resolve(kept.id().value()));
    // A folder that was taken away (archived, say) is not made anew.
    if (folder.exists()) {
      folder.add(outcome, evidence);
    }
    DurableFiles.write(file(kept.id()), StrictJson.write(kept.with(outcome)));
  }

  /** A request's clock may outlive the message, and with it what is remembered of that. */
  private boolean addToForgotten(MessageId id, Digest message, List<Evidence> evidence)
      throws IOException {
    SentFolder folder = new SentFolder(home.sent().resolve(id.value()));
    boolean ours = folder.holds(message);
    if (ours) {
      folder.add(evidence);
    }
    return ours;
  }

  private void takeUnknown(Digest message, List<Evidence> evidence) throws IOException {
    for (Evidence one : evidence) {
      shelf.put(message, one);
      if (concludes(one)) {
        alarms.raise(
            Alarms.Kind.NOT_OURS,
            message.value(),
            "entry %d says %s of a message that this connector did not send"
                .formatted(one.index(), one.entry().event()));
      }
    }
  }

  private static Outcome applied(Outcome outcome, List<Evidence> evidence) {
    Outcome applied = outcome;
    for (Evidence one : evidence) {
      applied = Outcomes.apply(applied, one.entry());
    }
    return applied;
  }

  private static Digest message(Entry entry) {
    return Objects.requireNonNullElseGet(entry.message(), () -> Digest.of(new byte[0]));
  }

  private static Optional<MessageId> id(List<Evidence> evidence) {
    return evidence.stream()
        .map(one -> one.entry().id())
        .filter(Objects::nonNull)
        .findFirst()
        .map(Function.identity());
  }

  private Optional<Kept> find(MessageId id) throws IOException {
    Path file = file(id);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static Kept read(Path file) throws IOException {
    try {
      return StrictJson.read(Files.readAllBytes(file), Kept.class);
    } catch (InvalidDocument e) {
      throw new IOException("what this connector kept is damaged: " + file, e);
    }
  }

  private Path file(MessageId id) {
    return concluded.resolve(id + ".json");
  }

  private Path aside(MessageId id) {
    return home.state("outgoing").resolve(id + ".folder");
  }
}
