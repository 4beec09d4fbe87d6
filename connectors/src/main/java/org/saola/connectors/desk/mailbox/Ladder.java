// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.log.Evidence;
import org.saola.connectors.send.Outcome;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.LogRefused;

/**
 * How far a message has come with one recipient, rung by rung, by the log entries that this agency
 * holds the proof of.
 *
 * @param end why it comes no further: its code; absent while it may
 */
public record Ladder(AgencyId recipient, List<Rung> rungs, @Nullable String end) {
  public Ladder {
    rungs = List.copyOf(rungs);
  }

  /** A step on the way, in order. */
  public enum Step {
    ACCEPTED,
    CONSIGNED,
    HANDED_OVER,
    READ,
    ANSWERED
  }

  /**
   * One step.
   *
   * @param at when it was reached; absent while it was not
   * @param entry the log entry's index; absent of what no entry says
   */
  public record Rung(Step step, @Nullable Instant at, @Nullable Long entry) {
    public boolean isReached() {
      return at != null;
    }
  }

  /** The last rung that was reached. */
  public Optional<Rung> reached() {
    return rungs.stream().filter(Rung::isReached).reduce((lower, higher) -> higher);
  }

  /** Of what this agency sent, one for each recipient; of what it received, its own alone. */
  public static List<Ladder> of(Letter letter, Conversation thread, AgencyId us)
      throws IOException {
    List<Evidence> evidence = evidence(letter.folder());
    List<AgencyId> recipients = letter.isReceived() ? List.of(us) : letter.recipients();
    return recipients.stream().map(recipient -> of(letter, thread, recipient, evidence)).toList();
  }

  private static Ladder of(
      Letter letter, Conversation thread, AgencyId recipient, List<Evidence> evidence) {
    List<Rung> rungs = new ArrayList<>();
    if (letter.isReceived()) {
      rungs.add(new Rung(Step.CONSIGNED, letter.at(), index(evidence, Event.RELEASED, recipient)));
    } else {
      rungs.add(rung(Step.ACCEPTED, Event.ACCEPTED, null, evidence));
      rungs.add(rung(Step.CONSIGNED, Event.CONSIGNED, recipient, evidence));
    }
    rungs.add(rung(Step.HANDED_OVER, Event.HANDED_OVER, recipient, evidence));
    rungs.add(rung(Step.READ, Event.READ_BY_OFFICER, recipient, evidence));
    if (Asked.isAnswered(letter)) {
      Optional<Letter> answer = Asked.answer(letter, recipient, thread);
      rungs.add(new Rung(Step.ANSWERED, answer.map(Letter::at).orElse(null), null));
    }
    return new Ladder(recipient, rungs, end(letter, recipient, evidence));
  }

  private static Rung rung(
      Step step, Event event, @Nullable AgencyId recipient, List<Evidence> evidence) {
    return find(evidence, event, recipient)
        .map(one -> new Rung(step, one.entry().at(), one.index()))
        .orElseGet(() -> new Rung(step, null, null));
  }

  private static @Nullable Long index(List<Evidence> evidence, Event event, AgencyId recipient) {
    return find(evidence, event, recipient).map(Evidence::index).orElse(null);
  }

  private static Optional<Evidence> find(
      List<Evidence> evidence, Event event, @Nullable AgencyId recipient) {
    return evidence.stream()
        .filter(one -> one.entry().event() == event)
        .filter(one -> recipient == null || recipient.equals(one.entry().to()))
        .findFirst();
  }

  private static @Nullable String end(Letter letter, AgencyId recipient, List<Evidence> evidence) {
    Outcome outcome = letter.outcome();
    if (outcome != null && letter.isRefused()) {
      return outcome.state() == Outcome.State.EXPIRED ? "EXPIRED" : "REFUSED";
    }
    if (find(evidence, Event.REJECTED_BY_RECIPIENT, recipient).isPresent()) {
      return "REJECTED";
    }
    if (outcome != null && getsNothing(outcome, recipient)) {
      return "WITHHELD";
    }
    return find(evidence, Event.EXPIRED, recipient).isPresent() ? "EXPIRED" : null;
  }

  private static boolean getsNothing(Outcome outcome, AgencyId recipient) {
    return outcome.recipients().stream()
        .anyMatch(one -> one.agency().equals(recipient) && one.parts().isEmpty());
  }

  private static List<Evidence> evidence(Path folder) throws IOException {
    List<Evidence> all = new ArrayList<>();
    for (Path file : DurableFiles.list(folder.resolve("evidence"))) {
      try {
        all.add(Evidence.parse(Files.readString(file)));
      } catch (LogRefused e) {
        throw new IOException("evidence that this connector wrote is damaged: " + file, e);
      }
    }
    return all;
  }
}
