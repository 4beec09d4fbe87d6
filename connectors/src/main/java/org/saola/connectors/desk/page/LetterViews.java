// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.QuickAnswer;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.mailbox.Asked;
import org.saola.connectors.desk.mailbox.Contents;
import org.saola.connectors.desk.mailbox.Contents.Content;
import org.saola.connectors.desk.mailbox.Contents.PartFile;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Ladder;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.desk.mailbox.Standing;
import org.saola.connectors.desk.page.LetterView.Actions;
import org.saola.connectors.desk.page.LetterView.ClockView;
import org.saola.connectors.desk.page.LetterView.FileView;
import org.saola.connectors.desk.page.LetterView.Kept;
import org.saola.connectors.desk.page.LetterView.Sheet;
import org.saola.connectors.desk.sheet.Labels;
import org.saola.connectors.desk.sheet.Sheets;
import org.saola.connectors.inbox.ReleaseFile;
import org.saola.connectors.log.ClockFile;
import org.saola.connectors.send.Outcome;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.type.MessageTypes;
import org.saola.pages.frame.RuleWords;
import org.saola.pages.frame.Sizes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens messages for a page. Whoever asks has recorded the reading before. */
@Component
class LetterViews {
  private static final Logger LOG = LoggerFactory.getLogger(LetterViews.class);

  /** Words about messages are neither passed on nor taken back: another word follows them. */
  private static final List<String> WORDS =
      List.of(
          "recall", "correction", "erasure", "confirmation", "forward-request", "forward-consent");

  private final AgencyId us;
  private final ReadingRoom readings;
  private final Contents contents;
  private final Sheets sheets;
  private final Labels labels;
  private final RuleWords rules;
  private final Clock clock;

  LetterViews(
      AgencyId us,
      ReadingRoom readings,
      Contents contents,
      Sheets sheets,
      Labels labels,
      RuleWords rules,
      Clock clock) {
    this.us = us;
    this.readings = readings;
    this.contents = contents;
    this.sheets = sheets;
    this.labels = labels;
    this.rules = rules;
    this.clock = clock;
  }

  LetterView of(Letter letter, Conversation thread, Locale locale) {
    try {
      return whole(letter, thread, locale);
    } catch (IOException e) {
      LOG.warn("{} cannot be read", letter.folder(), e);
      return damaged(letter);
    }
  }

  /** Of which nothing is shown but that it is there. */
  LetterView damaged(Letter letter) {
    return new LetterView(
        letter,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        clocks(letter),
        null,
        null,
        false,
        false,
        true,
        Actions.NONE);
  }

  private LetterView whole(Letter letter, Conversation thread, Locale locale) throws IOException {
    boolean erased = letter.word() != null && letter.word().kind() == Letter.Word.Kind.ERASED;
    Content content = erased ? new Content(Map.of(), Map.of(), false) : contents.of(letter);
    return new LetterView(
        letter,
        sheets(letter, content, locale),
        files(letter, content, locale),
        withheld(letter, locale),
        Ladder.of(letter, thread, us),
        clocks(letter),
        contents.forwarded(letter).orElse(null),
        sentBy(letter),
        content.kept(),
        erased,
        false,
        actions(letter, thread));
  }

  private @Nullable String sentBy(Letter letter) {
    Outcome outcome = letter.outcome();
    return outcome == null || outcome.source() == null
        ? null
        : readings.sender(outcome.source().file()).orElse(null);
  }

  private List<Sheet> sheets(Letter letter, Content content, Locale locale) {
    List<Sheet> shown = new ArrayList<>();
    content
        .documents()
        .forEach(
            (part, document) ->
                shown.add(
                    new Sheet(
                        label(letter, part, locale),
                        isNominal(letter, part),
                        sheets.of(document, locale))));
    return shown;
  }

  private static boolean isNominal(Letter letter, String part) {
    return letter.manifest().parts().stream()
        .anyMatch(one -> one.name().equals(part) && one.nominal());
  }

  private String label(Letter letter, String part, Locale locale) {
    return labels.part(
        MessageTypes.find(letter.manifest().type())
            .flatMap(type -> Sheets.part(type.message(), part))
            .orElse(null),
        part,
        locale);
  }

  private List<FileView> files(Letter letter, Content content, Locale locale) throws IOException {
    List<FileView> files = new ArrayList<>();
    for (PartFile file : content.files().values()) {
      boolean there = Files.isRegularFile(file.file());
      files.add(
          new FileView(
              file.part(),
              label(letter, file.part(), locale),
              file.mediaType(),
              Sizes.said(file.size(), locale),
              there && Raster.of(file.file(), file.mediaType()).isPresent(),
              file.nominal()));
    }
    return files;
  }

  private List<Kept> withheld(Letter letter, Locale locale) throws IOException {
    Map<String, Kept> kept = new TreeMap<>();
    for (ReleaseFile.Withheld one : contents.withheld(letter)) {
      add(kept, letter, "", one.part(), List.of(one.rule()), locale);
    }
    Outcome outcome = letter.outcome();
    if (outcome != null) {
      for (Outcome.Recipient to : outcome.recipients()) {
        for (Outcome.Withheld one : to.withheld()) {
          add(kept, letter, to.agency().value(), one.part(), one.rules(), locale);
        }
      }
    }
    return List.copyOf(kept.values());
  }

  private void add(
      Map<String, Kept> kept,
      Letter letter,
      String agency,
      String part,
      List<String> ids,
      Locale locale) {
    List<String> words = new ArrayList<>();
    Kept before = kept.get(agency + " " + part);
    if (before != null) {
      words.addAll(before.rules());
    }
    ids.forEach(id -> words.add(rules.say(id, locale)));
    kept.put(agency + " " + part, new Kept(agency, label(letter, part, locale), words));
  }

  private List<ClockView> clocks(Letter letter) {
    Instant now = clock.instant();
    return letter.clocks().stream().map(one -> view(one, now)).toList();
  }

  private static ClockView view(ClockFile.Clock one, Instant now) {
    @Nullable Instant due = one.due();
    boolean runs = one.state() == ClockFile.State.RUNNING || one.state() == ClockFile.State.OVERDUE;
    Optional<Integer> spent = Standing.spent(one.started(), due, now);
    return new ClockView(one, runs ? spent.orElse(null) : null, due);
  }

  private Actions actions(Letter letter, Conversation thread) {
    if (letter.isTakenBack()) {
      return Actions.NONE;
    }
    boolean received = letter.isReceived();
    boolean request = letter.manifest().type().equals(MessageTypes.CASE_REQUEST);
    boolean unanswered = Asked.answer(letter, us, thread).isEmpty();
    boolean sent = letter.outcome() != null && letter.outcome().state() == Outcome.State.ACCEPTED;
    boolean word = WORDS.contains(letter.typeName());
    boolean passable = received && !request && !word;
    return new Actions(
        received && request && unanswered,
        received && isQuestion(letter) && isLast(letter, thread),
        answer(letter, thread),
        received && letter.manifest().type().equals(MessageTypes.FORWARD_REQUEST) && unanswered,
        passable && letter.manifest().marking().handling().contains(HandlingCode.H2),
        passable,
        sent && !word);
  }

  /** The type by which this agency can answer it, and has not. */
  private static @Nullable String answer(Letter letter, Conversation thread) {
    return QuickAnswer.to(letter)
        .filter(
            type ->
                thread.letters().stream()
                    .filter(one -> !one.isReceived() && !one.isRefused())
                    .filter(one -> letter.id().equals(one.manifest().inReplyTo()))
                    .noneMatch(one -> one.manifest().type().equals(type)))
        .map(Forms::name)
        .orElse(null);
  }

  private static boolean isQuestion(Letter letter) {
    return letter.manifest().answer() != null
        && letter.manifest().answer().outcome() == ReplyOutcome.CLARIFY;
  }

  private static boolean isLast(Letter letter, Conversation thread) {
    return thread.letters().stream()
        .filter(one -> !one.isReceived() && !one.isRefused())
        .noneMatch(one -> one.at().isAfter(letter.at()));
  }
}
