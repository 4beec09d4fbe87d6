// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.inbox.ReceivedMessage;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.message.format.Draft;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Part;
import org.saola.message.schema.Attached;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;

/**
 * The words of messages, without case and accents, for searching. They are read once and kept in
 * memory up to a bound, the least used forgotten first; nothing of it is written anywhere.
 */
public final class Texts {
  private static final long MOST_KEPT = 24_000_000;
  private static final Pattern NAMES = Pattern.compile("\"[A-Za-z]{1,60}\" ?:");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Submissions submissions;
  private final LinkedHashMap<String, Text> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final ReentrantLock lock = new ReentrantLock();
  private long size;

  public Texts(Submissions submissions) {
    this.submissions = submissions;
  }

  /** The words of a message, by part. */
  private record Text(Map<String, String> parts) {
    static final Text NONE = new Text(Map.of());

    int length() {
      return parts.values().stream().mapToInt(String::length).sum();
    }

    boolean holds(String word, List<String> named) {
      return named.stream().map(parts::get).anyMatch(text -> text != null && text.contains(word));
    }

    /** Never prints: logs hold no personal data. */
    @Override
    public String toString() {
      return "Text[redacted]";
    }
  }

  /** Case and accents make no difference. */
  public static String folded(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Whether all words stand in a message, wherever each does. What its sender asked to erase is not
   * searched.
   *
   * @param others more that is searched, folded
   */
  public boolean hold(Letter letter, String others, List<String> words) throws IOException {
    List<String> parts = letter.manifest().parts().stream().map(Part::name).toList();
    Text text = isErased(letter) ? Text.NONE : of(letter);
    return words.stream().allMatch(word -> others.contains(word) || text.holds(word, parts));
  }

  private static boolean isErased(Letter letter) {
    return letter.word() != null && letter.word().kind() == Letter.Word.Kind.ERASED;
  }

  private Text of(Letter letter) throws IOException {
    lock.lock();
    try {
      String key = key(letter);
      Text known = kept.get(key);
      if (known != null) {
        return known;
      }
      if (letter.isReceived()) {
        keep(key, received(letter));
      } else {
        readSent(letter, key);
      }
      return kept.getOrDefault(key, Text.NONE);
    } finally {
      lock.unlock();
    }
  }

  private static String key(Letter letter) {
    Outcome.Source source = source(letter);
    return source == null ? letter.key() : key(source.file(), source.rows());
  }

  private static String key(String file, List<Long> rows) {
    return file + " " + rows;
  }

  private static Outcome.@Nullable Source source(Letter letter) {
    Outcome outcome = letter.outcome();
    return outcome == null ? null : outcome.source();
  }

  private void keep(String key, Text text) {
    Text before = kept.put(key, text);
    size += text.length() - (before == null ? 0 : before.length());
    var oldest = kept.entrySet().iterator();
    while (size > MOST_KEPT && oldest.hasNext()) {
      size -= oldest.next().getValue().length();
      oldest.remove();
    }
  }

  private static Text received(Letter letter) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (Part part : letter.manifest().parts()) {
      Optional<Path> file = ReceivedMessage.file(letter.folder(), part);
      if (file.isPresent()
          && part.mediaType().equals(PartDefinition.JSON)
          && !part.name().equals(MessageType.PROVENANCE)) {
        parts.put(part.name(), values(Files.readAllBytes(file.get())));
      }
    }
    return new Text(parts);
  }

  /** A table of thousands of rows is read once, for all messages that were made of it. */
  private void readSent(Letter letter, String key) throws IOException {
    keep(key, Text.NONE);
    Outcome.Source source = source(letter);
    if (source != null) {
      submissions.drafts(
          source.file(), (rows, draft) -> keep(key(source.file(), rows), text(draft)));
    }
  }

  private static Text text(Draft draft) {
    Map<String, String> parts = new LinkedHashMap<>();
    draft
        .parts()
        .forEach(
            (name, content) -> {
              if (!(content instanceof Attached)) {
                parts.put(name, values(StrictJson.write(content)));
              }
            });
    return new Text(parts);
  }

  /** The names of fields are no words of a message. */
  private static String values(byte[] json) {
    return folded(NAMES.matcher(new String(json, StandardCharsets.UTF_8)).replaceAll(" "));
  }
}
