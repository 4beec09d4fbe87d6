// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Contents;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.Texts;
import org.saola.connectors.desk.sheet.Field;
import org.saola.connectors.desk.sheet.Sheets;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Searches the agency's own messages. What stands in parts that name persons is found and not
 * shown: it is read in the thread, where the reader says why.
 */
@Controller
class SearchPage {
  private static final Logger LOG = LoggerFactory.getLogger(SearchPage.class);
  private static final int MOST = 50;
  private static final int MOST_WORDS = 10;
  private static final int AROUND = 70;

  private final Mailbox mailbox;
  private final Texts texts;
  private final Contents contents;
  private final Sheets sheets;
  private final ThreadRows rows;

  SearchPage(Mailbox mailbox, Texts texts, Contents contents, Sheets sheets, ThreadRows rows) {
    this.mailbox = mailbox;
    this.texts = texts;
    this.contents = contents;
    this.sheets = sheets;
    this.rows = rows;
  }

  /**
   * A message that was found.
   *
   * @param place the field that holds one of the words; absent where it must not be shown
   * @param nominal whether a word stands in a part that names persons alone
   */
  public record Hit(Letter letter, String subject, @Nullable Place place, boolean nominal) {}

  /** Where a word stands. */
  public record Place(String label, String before, String word, String after) {}

  /** What is asked for. */
  private record Query(
      List<String> words,
      String type,
      String agency,
      @Nullable LocalDate since,
      @Nullable LocalDate until) {
    boolean isEmpty() {
      return words.isEmpty()
          && type.isEmpty()
          && agency.isEmpty()
          && since == null
          && until == null;
    }

    boolean admits(Letter letter) {
      LocalDate day = letter.at().atZone(ZoneOffset.UTC).toLocalDate();
      return (type.isEmpty() || letter.typeName().equals(type))
          && (agency.isEmpty() || parties(letter).contains(agency))
          && (since == null || !day.isBefore(since))
          && (until == null || !day.isAfter(until));
    }
  }

  private static Set<String> parties(Letter letter) {
    Set<String> parties =
        letter.recipients().stream()
            .map(AgencyId::value)
            .collect(Collectors.toCollection(TreeSet::new));
    parties.add(letter.manifest().from().value());
    return parties;
  }

  @GetMapping("/search")
  String search(
      @RequestParam("words") Optional<String> words,
      @RequestParam("type") Optional<String> type,
      @RequestParam("agency") Optional<String> agency,
      @RequestParam("since") Optional<String> since,
      @RequestParam("until") Optional<String> until,
      Locale locale,
      Model model)
      throws IOException {
    Query query =
        new Query(
            words(words.orElse("")), type.orElse(""), agency.orElse(""), day(since), day(until));
    List<Letter> all =
        mailbox.conversations().stream()
            .map(Conversation::letters)
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Letter::at).reversed())
            .toList();
    List<Letter> found = query.isEmpty() ? List.of() : find(all, query);
    model.addAttribute("asked", !query.isEmpty());
    model.addAttribute("words", words.orElse(""));
    model.addAttribute("type", query.type());
    model.addAttribute("party", query.agency());
    model.addAttribute("since", query.since());
    model.addAttribute("until", query.until());
    model.addAttribute("types", all.stream().map(Letter::typeName).distinct().sorted().toList());
    model.addAttribute("agencies", agencies(all));
    model.addAttribute("hits", hits(found, query, locale));
    model.addAttribute("more", found.size() > MOST);
    return "search";
  }

  private static List<String> words(String words) {
    return Arrays.stream(Texts.folded(words).split("[\\s\\p{Cntrl}]+"))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  /** What is no date was not typed into the form: it narrows nothing. */
  private static @Nullable LocalDate day(Optional<String> text) {
    try {
      return text.filter(said -> !said.isBlank()).map(LocalDate::parse).orElse(null);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Set<String> agencies(List<Letter> letters) {
    return letters.stream()
        .flatMap(letter -> parties(letter).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Letter> find(List<Letter> all, Query query) {
    List<Letter> found = new ArrayList<>();
    for (Letter letter : all) {
      if (found.size() <= MOST && query.admits(letter) && holds(letter, query.words())) {
        found.add(letter);
      }
    }
    return found;
  }

  private boolean holds(Letter letter, List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    try {
      return texts.hold(letter, others(letter), words);
    } catch (IOException e) {
      LOG.warn("{} cannot be searched", letter.folder(), e);
      return false;
    }
  }

  private List<Hit> hits(List<Letter> found, Query query, Locale locale) {
    return found.stream().limit(MOST).map(letter -> hit(letter, query.words(), locale)).toList();
  }

  private Hit hit(Letter letter, List<String> words, Locale locale) {
    Place place = place(letter, words, locale);
    boolean elsewhere = words.stream().anyMatch(word -> !others(letter).contains(word));
    boolean persons = letter.manifest().parts().stream().anyMatch(Part::nominal);
    return new Hit(
        letter, rows.subject(letter, locale), place, place == null && elsewhere && persons);
  }

  private static String others(Letter letter) {
    return Texts.folded(String.join(" ", parties(letter)) + " " + letter.id());
  }

  private @Nullable Place place(Letter letter, List<String> words, Locale locale) {
    if (letter.isTakenBack()) {
      return null;
    }
    try {
      Contents.Content content = contents.of(letter);
      for (Part part : letter.manifest().parts()) {
        Object document = content.documents().get(part.name());
        if (document != null && !part.nominal()) {
          for (String word : words) {
            Optional<Place> place = find(sheets.of(document, locale), word);
            if (place.isPresent()) {
              return place.get();
            }
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read", letter.folder(), e);
    }
    return null;
  }

  private static Optional<Place> find(List<Field> fields, String word) {
    for (Field field : fields) {
      for (Field.Value value : field.values()) {
        int at = Texts.folded(value.text()).indexOf(word);
        if (at >= 0) {
          return Optional.of(place(field.label(), value.text(), at, word.length()));
        }
        Optional<Place> within = find(value.fields(), word);
        if (within.isPresent()) {
          return within;
        }
      }
    }
    return Optional.empty();
  }

  /** Folding may shorten or lengthen a text by a little: the excerpt is then off by as much. */
  private static Place place(String label, String text, int found, int length) {
    int at = Math.min(found, text.length());
    int end = Math.min(at + length, text.length());
    int from = Math.max(0, at - AROUND);
    int to = Math.min(text.length(), end + AROUND);
    return new Place(
        label,
        (from > 0 ? "…" : "") + text.substring(from, at),
        text.substring(at, end),
        text.substring(end, to) + (to < text.length() ? "…" : ""));
  }
}
