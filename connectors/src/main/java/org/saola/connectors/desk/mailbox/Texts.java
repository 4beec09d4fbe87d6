// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.Together;
import org.saola.connectors.inbox.ReceivedMessage;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.message.format.Draft;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Part;
import org.saola.message.schema.Attached;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for words in messages, without case and accents. Of each message a small signature is kept
 * in memory, which denies most words; the message itself is read only where it does not. Nothing of
 * it is written anywhere. Safe for use by many threads: nothing is locked while a disk is read.
 */
public final class Texts {
  private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
  private static final int AT_ONCE = 128;
  private static final long MOST_KEPT = 96L << 20;
  private static final Pattern NAMES = Pattern.compile("\"[A-Za-z]{1,60}\" ?:");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Submissions submissions;
  private final Map<String, Signature> signatures = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();

  public Texts(Submissions submissions) {
    this.submissions = submissions;
  }

  /**
   * What is asked for.
   *
   * @param words all of which must stand in a message, wherever each does; folded
   * @param searched which parts are looked into
   * @param others more of a message that is searched, folded
   * @param most messages that are asked for
   */
  public record Search(
      List<String> words, Predicate<Part> searched, Function<Letter, String> others, int most) {
    public Search {
      words = List.copyOf(words);
    }

    private boolean mayBeIn(Letter letter, Signature signature) {
      String more = others.apply(letter);
      return words.stream().allMatch(word -> more.contains(word) || signature.mayHold(word));
    }

    private boolean isIn(Letter letter, Text text) {
      String more = others.apply(letter);
      List<String> parts =
          letter.manifest().parts().stream().filter(searched).map(Part::name).toList();
      return words.stream().allMatch(word -> more.contains(word) || text.holds(word, parts));
    }
  }

  /** The words of a message, by part. */
  private record Text(Map<String, String> parts) {
    static final Text NONE = new Text(Map.of());

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
   * The first of these letters that hold all words. What its sender asked to erase is not searched,
   * and what cannot be read is not found.
   */
  public List<Letter> find(List<Letter> letters, Search search) throws IOException {
    if (search.words().isEmpty()) {
      return letters.subList(0, Math.min(search.most(), letters.size()));
    }
    List<Letter> found = new ArrayList<>();
    Tables tables = new Tables();
    for (int from = 0; from < letters.size() && found.size() < search.most(); from += AT_ONCE) {
      List<Letter> some = letters.subList(from, Math.min(letters.size(), from + AT_ONCE));
      List<Signature> known = signatures(some, tables);
      for (int i = 0; i < some.size() && found.size() < search.most(); i++) {
        Letter letter = some.get(i);
        if (search.mayBeIn(letter, known.get(i)) && search.isIn(letter, text(letter, tables))) {
          found.add(letter);
        }
      }
    }
    return found;
  }

  private List<Signature> signatures(List<Letter> letters, Tables tables) throws IOException {
    List<Callable<Signature>> reads = new ArrayList<>();
    for (Letter letter : letters) {
      Signature known = isErased(letter) ? Signature.NONE : signatures.get(key(letter));
      if (known != null) {
        reads.add(() -> known);
      } else if (letter.isReceived()) {
        reads.add(() -> sign(key(letter), text(letter, tables)));
      } else {
        // A table is read by one.
        Signature signed = sign(key(letter), text(letter, tables));
        reads.add(() -> signed);
      }
    }
    return Together.run(reads);
  }

  private Signature sign(String key, Text text) {
    Signature signature = Signature.of(text.parts().values());
    // Those for which there is no room are read at each search; none makes room for another.
    if (size.get() < MOST_KEPT && signatures.put(key, signature) == null) {
      size.addAndGet(signature.bytes());
    }
    return signature;
  }

  private static boolean isErased(Letter letter) {
    return letter.word() != null && letter.word().kind() == Letter.Word.Kind.ERASED;
  }

  private Text text(Letter letter, Tables tables) {
    if (isErased(letter)) {
      return Text.NONE;
    }
    try {
      return letter.isReceived() ? received(letter) : tables.text(letter);
    } catch (IOException e) {
      LOG.warn("{} cannot be searched", letter.folder(), e);
      return Text.NONE;
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

  /**
   * What this agency sent, while one search lasts: a table of thousands of rows is read once for
   * messages that follow one another.
   */
  private final class Tables {
    private String file = "";
    private Map<String, Text> rows = Map.of();

    Text text(Letter letter) throws IOException {
      Outcome.Source source = source(letter);
      if (source == null) {
        return Text.NONE;
      }
      if (!source.file().equals(file)) {
        Map<String, Text> read = new HashMap<>();
        submissions.drafts(
            source.file(), (of, draft) -> read.put(key(source.file(), of), Texts.text(draft)));
        file = source.file();
        rows = read;
        rows.forEach(Texts.this::sign);
      }
      return rows.getOrDefault(key(letter), Text.NONE);
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
