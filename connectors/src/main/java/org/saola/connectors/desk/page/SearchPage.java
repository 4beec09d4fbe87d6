// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Contents;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Holdings;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.desk.mailbox.Texts;
import org.saola.connectors.desk.sheet.Field;
import org.saola.connectors.desk.sheet.Sheets;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Part;
import org.saola.pages.signin.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Searches the agency's own messages. Parts that name persons are searched only after the officer
 * has said why, and that is recorded; what is found there is not shown: it is read in the thread.
 * Words stand in no address: what was found is kept with the session, and shown by a key.
 */
@Controller
class SearchPage {
  private static final Logger LOG = LoggerFactory.getLogger(SearchPage.class);
  private static final int MOST = 50;
  private static final int AROUND = 70;

  private final Mailbox mailbox;
  private final Texts texts;
  private final Contents contents;
  private final Sheets sheets;
  private final ThreadRows rows;
  private final ReadingRoom readings;

  SearchPage(
      Mailbox mailbox,
      Texts texts,
      Contents contents,
      Sheets sheets,
      ThreadRows rows,
      ReadingRoom readings) {
    this.readings = readings;
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

  static Set<String> parties(Letter letter) {
    Set<String> parties =
        letter.recipients().stream()
            .map(AgencyId::value)
            .collect(Collectors.toCollection(TreeSet::new));
    parties.add(letter.manifest().from().value());
    return parties;
  }

  @GetMapping("/search")
  String form(Model model) throws IOException {
    return show(Searches.Found.NOTHING, new Reason("", ""), Optional.empty(), model);
  }

  @PostMapping("/search")
  String search(
      @AuthenticationPrincipal OidcUser user,
      @RequestParam Map<String, String> typed,
      HttpSession session,
      Model model)
      throws IOException {
    Query query = Query.of(typed);
    // Whoever gives a reason means it, ticked or not.
    boolean persons = typed.containsKey("persons") || !typed.getOrDefault("ground", "").isEmpty();
    Reason reason = new Reason(typed.getOrDefault("ground", ""), typed.getOrDefault("why", ""));
    Optional<String> problem = persons ? reason.problem() : Optional.empty();
    if (problem.isPresent()) {
      Searches.Found asked = new Searches.Found(query, List.of(), true);
      return show(asked, reason, problem, model);
    }
    List<Letter> hits = query.isEmpty() ? List.of() : find(query, persons);
    if (persons) {
      try {
        // On disk before anything is shown.
        readings.searched(Person.of(user), query.typed(), hits.size(), reason.line());
      } catch (ReadingRoom.ReasonMissing e) {
        Searches.Found asked = new Searches.Found(query, List.of(), true);
        return show(asked, reason, Optional.of("reason.choose"), model);
      }
    }
    List<String> keys = hits.stream().map(Letter::key).toList();
    return "redirect:/search/"
        + Searches.of(session).keep(new Searches.Found(query, keys, persons));
  }

  @GetMapping("/search/{key:[0-9a-f-]{36}}")
  String found(@PathVariable String key, HttpSession session, Locale locale, Model model)
      throws IOException {
    Optional<Searches.Found> found = Searches.of(session).find(key);
    if (found.isEmpty()) {
      return "redirect:/search";
    }
    Holdings holdings = mailbox.holdings();
    Query query = found.get().query();
    List<Hit> hits =
        found.get().letters().stream()
            .flatMap(letter -> holdings.letter(letter).stream())
            .limit(MOST)
            .map(letter -> hit(letter, query.words(), locale))
            .toList();
    show(found.get(), new Reason("", ""), Optional.empty(), model);
    model.addAttribute("asked", !query.isEmpty());
    model.addAttribute("hits", hits);
    return "search";
  }

  private String show(Searches.Found found, Reason reason, Optional<String> problem, Model model)
      throws IOException {
    List<Letter> all = all();
    Query query = found.query();
    model.addAttribute("asked", false);
    model.addAttribute("words", query.typed());
    model.addAttribute("type", query.type());
    model.addAttribute("party", query.agency());
    model.addAttribute("since", query.since());
    model.addAttribute("until", query.until());
    model.addAttribute("types", all.stream().map(Letter::typeName).distinct().sorted().toList());
    model.addAttribute("agencies", agencies(all));
    model.addAttribute("hits", List.of());
    model.addAttribute("more", found.letters().size() > MOST);
    model.addAttribute("persons", found.persons());
    model.addAttribute("grounds", Reason.GROUNDS);
    model.addAttribute("said", reason);
    model.addAttribute("problem", problem.orElse(null));
    return "search";
  }

  private List<Letter> all() throws IOException {
    return mailbox.conversations().stream()
        .map(Conversation::letters)
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Letter::at).reversed())
        .toList();
  }

  private List<Letter> find(Query query, boolean persons) throws IOException {
    return texts.find(
        all().stream().filter(query::admits).toList(),
        new Texts.Search(
            query.words(), part -> persons || !part.nominal(), SearchPage::others, MOST + 1));
  }

  private static Set<String> agencies(List<Letter> letters) {
    return letters.stream()
        .flatMap(letter -> parties(letter).stream())
        .collect(Collectors.toCollection(TreeSet::new));
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
