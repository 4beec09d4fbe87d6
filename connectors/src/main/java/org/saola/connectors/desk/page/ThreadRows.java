// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Contents;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.desk.mailbox.Standing;
import org.saola.connectors.desk.sheet.Subjects;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Part;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the lines of a list. What a thread is about is read once, when it is first shown. */
@Component
class ThreadRows {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadRows.class);
  private static final int REMEMBERED = 20_000;

  private final AgencyId us;
  private final ReadingRoom readings;
  private final Contents contents;
  private final Subjects subjects;
  private final Submissions submissions;
  private final Clock clock;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  ThreadRows(
      AgencyId us,
      ReadingRoom readings,
      Contents contents,
      Subjects subjects,
      Submissions submissions,
      Clock clock) {
    this.us = us;
    this.readings = readings;
    this.contents = contents;
    this.subjects = subjects;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** Without subjects: those of a list's other pages are read by nobody. */
  List<ThreadRow> of(List<Conversation> threads) throws IOException {
    List<ThreadRow> rows = new ArrayList<>();
    Instant now = clock.instant();
    for (Conversation thread : threads) {
      rows.add(row(thread, now));
    }
    return rows;
  }

  private ThreadRow row(Conversation thread, Instant now) throws IOException {
    Letter first = thread.first();
    long unread = 0;
    for (Letter letter : thread.letters()) {
      unread += letter.isReceived() && !readings.isRead(letter) ? 1 : 0;
    }
    Standing standing = Standing.of(thread, us, now);
    return new ThreadRow(
        thread.id(),
        first.typeName(),
        !first.isReceived(),
        parties(thread),
        "",
        thread.at(),
        thread.letters().size(),
        unread,
        standing,
        standing.spent(now).orElse(null),
        thread.last(),
        first.isTakenBack());
  }

  private List<String> parties(Conversation thread) {
    Letter first = thread.first();
    Set<String> others =
        first.isReceived()
            ? new LinkedHashSet<>(List.of(first.manifest().from().value()))
            : first.recipients().stream()
                .map(AgencyId::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    return List.copyOf(others);
  }

  ThreadRow withSubject(ThreadRow row, Conversation thread, Locale locale) {
    return new ThreadRow(
        row.id(),
        row.type(),
        row.ours(),
        row.parties(),
        subject(thread.first(), locale),
        row.at(),
        row.count(),
        row.unread(),
        row.standing(),
        row.spent(),
        row.last(),
        row.takenBack());
  }

  String subject(Letter letter, Locale locale) {
    if (letter.isTakenBack()) {
      return "";
    }
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    Outcome.Source table = table(letter);
    if (table != null) {
      return subject(table, locale);
    }
    return known.computeIfAbsent(
        letter.key() + " " + locale.getLanguage(), any -> read(letter, locale));
  }

  private static Outcome.@Nullable Source table(Letter letter) {
    Outcome outcome = letter.outcome();
    Outcome.Source source = outcome == null ? null : outcome.source();
    return source == null || source.rows().isEmpty() ? null : source;
  }

  /** A table of thousands of rows is read once, for all messages that were made of it. */
  private String subject(Outcome.Source table, Locale locale) {
    String key = key(table.file(), table.rows(), locale);
    if (!known.containsKey(key)) {
      try {
        submissions.drafts(
            table.file(),
            (rows, draft) ->
                known.put(key(table.file(), rows, locale), subjects.of(plain(draft), locale)));
      } catch (IOException e) {
        LOG.warn("{} cannot be read", table.file(), e);
      }
      known.putIfAbsent(key, "");
    }
    return known.getOrDefault(key, "");
  }

  private static String key(String file, List<Long> rows, Locale locale) {
    return file + rows + " " + locale.getLanguage();
  }

  private static Map<String, Object> plain(Draft draft) {
    Map<String, Object> plain = new LinkedHashMap<>(draft.parts());
    MessageTypes.find(draft.type()).map(MessageType::parts).orElseGet(List::of).stream()
        .filter(PartDefinition::nominal)
        .forEach(part -> plain.remove(part.name()));
    return plain;
  }

  /** A message that cannot be read has no subject; its thread says what is the matter. */
  private String read(Letter letter, Locale locale) {
    try {
      Map<String, Object> plain = new LinkedHashMap<>(contents.of(letter).documents());
      letter.manifest().parts().stream()
          .filter(Part::nominal)
          .map(Part::name)
          .forEach(plain::remove);
      return subjects.of(plain, locale);
    } catch (IOException e) {
      LOG.warn("{} cannot be read", letter.folder(), e);
      return "";
    }
  }
}
