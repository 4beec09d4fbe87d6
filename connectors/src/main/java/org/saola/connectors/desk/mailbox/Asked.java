// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Standing.Turn;
import org.saola.connectors.log.ClockFile;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.request.TimeLimit;
import org.saola.message.type.MessageTypes;

/**
 * What a message asks of one agency, and whether it was answered. The letters say whose move it is,
 * for they are here at once; the log's clock says how long it has.
 */
public final class Asked {
  /** By what a message of a type is answered. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "case-request", "case-reply",
          "risk-information", "risk-feedback",
          "permit-check", "permit-status",
          "online-listing", "listing-outcome",
          "forward-request", "forward-consent",
          "recall", "confirmation",
          "correction", "confirmation",
          "erasure", "confirmation");

  private final Letter asking;
  private final Conversation thread;
  private final AgencyId us;
  private final AgencyId asked;

  private Asked(Letter asking, Conversation thread, AgencyId us, AgencyId asked) {
    this.asking = asking;
    this.thread = thread;
    this.us = us;
    this.asked = asked;
  }

  /** Whether a message of its type is answered at all. */
  public static boolean isAnswered(Letter letter) {
    return ANSWERS.containsKey(letter.typeName());
  }

  /** What is still open of it, for each agency that is asked. */
  static List<Standing> of(Letter asking, Conversation thread, AgencyId us, Instant now) {
    if (!isAnswered(asking) || asking.isTakenBack() || asking.isRefused()) {
      return List.of();
    }
    List<AgencyId> all = asking.isReceived() ? List.of(us) : asking.recipients();
    return all.stream()
        .map(asked -> new Asked(asking, thread, us, asked).standing(now))
        .flatMap(Optional::stream)
        .toList();
  }

  /** When an agency has answered a message, without a question or a delay; empty if it has not. */
  public static Optional<Letter> answer(Letter asking, AgencyId asked, Conversation thread) {
    return new Asked(asking, thread, asked, asked)
        .replies()
        .filter(Predicate.not(Asked::isProvisional))
        .findFirst();
  }

  private Stream<Letter> replies() {
    return thread.letters().stream()
        .filter(letter -> letter.manifest().from().equals(asked) && !letter.isRefused())
        .filter(letter -> Objects.equals(letter.manifest().inReplyTo(), asking.id()))
        .filter(letter -> letter.typeName().equals(ANSWERS.get(asking.typeName())));
  }

  private static boolean isProvisional(Letter reply) {
    Answer answer = reply.manifest().answer();
    return answer != null
        && (answer.outcome() == ReplyOutcome.CLARIFY || answer.outcome() == ReplyOutcome.DELAY);
  }

  private Optional<Standing> standing(Instant now) {
    if (answer(asking, asked, thread).isPresent() || hasEnded()) {
      return Optional.empty();
    }
    boolean asksBack = waitsForTheAsker();
    boolean ours = asksBack != asked.equals(us);
    @Nullable Instant due = asksBack ? null : due();
    List<AgencyId> with = List.of(asked.equals(us) ? asking.manifest().from() : asked);
    return Optional.of(
        new Standing(
            ours ? Turn.OURS : Turn.THEIRS,
            due != null && due.isBefore(now),
            due == null ? null : since(),
            due,
            with));
  }

  private boolean hasEnded() {
    return clock()
        .filter(
            one -> one.state() == ClockFile.State.ANSWERED || one.state() == ClockFile.State.CLOSED)
        .isPresent();
  }

  /** The last word of who is asked was a question, and nobody has said anything since. */
  private boolean waitsForTheAsker() {
    Optional<Letter> question =
        replies()
            .filter(
                reply -> {
                  Answer answer = reply.manifest().answer();
                  return answer != null && answer.outcome() == ReplyOutcome.CLARIFY;
                })
            .reduce((earlier, later) -> later);
    return question.isPresent()
        && thread.letters().stream()
            .filter(letter -> letter.manifest().from().equals(asking.manifest().from()))
            .noneMatch(letter -> letter.at().isAfter(question.get().at()));
  }

  private Optional<ClockFile.Clock> clock() {
    return asking.clocks().stream().filter(one -> one.authority().equals(asked)).findFirst();
  }

  private @Nullable Instant due() {
    Optional<ClockFile.Clock> clock = clock();
    if (clock.isPresent()) {
      return clock.get().due();
    }
    // The log's own clock follows within seconds; until then by the same law, from when we know.
    return asking.manifest().type().equals(MessageTypes.CASE_REQUEST)
        ? asking.at().plus(limit().fromReceipt())
        : asking.manifest().respondBy();
  }

  private TimeLimit limit() {
    Manifest manifest = asking.manifest();
    return TimeLimit.asked(manifest.urgency(), manifest.created(), manifest.respondBy());
  }

  private Instant since() {
    return clock().map(ClockFile.Clock::started).orElseGet(asking::at);
  }
}
