// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.saola.message.nominal.TextField.Form;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;

/**
 * Finds personal data in the texts of a part that should hold none. Its time and memory grow with
 * the longest text and no faster, whatever the text is.
 */
public final class NominalFinder {
  private static final int MOST_IN_A_TEXT = 20;

  /** How many findings that can be waved through are told, and how many that cannot. */
  public static final int MOST = 100;

  private static final List<Detector> DETECTORS =
      List.of(
          new ReadableZones(),
          new BankAccounts(),
          new BirthDates(),
          new PersonalDocuments(),
          new Mailboxes(),
          new Telephones(),
          new TitledNames(),
          new LabelledNames(),
          new CuedNames(),
          new GivenNames(),
          new InitialledNames());

  private NominalFinder() {}

  /**
   * Looks through every text of a part.
   *
   * @param part the part's record
   * @param listed whom the message's nominal parts name
   * @return at most {@link #MOST} findings that can be reviewed and as many that cannot, in the
   *     part's order: however many of the one there are, none of the other is hidden by them
   */
  public static List<Finding> in(Object part, ListedPersons listed) {
    ListedNames names = new ListedNames(listed, listed.isEmpty() ? Set.of() : wordsOfItsOwn(part));
    Map<Boolean, Integer> told = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    TextFields.walk(
        part,
        field -> {
          for (Finding finding : in(field, names)) {
            if (told.merge(finding.isReviewable(), 1, Integer::sum) <= MOST) {
              findings.add(finding);
            }
          }
        });
    return List.copyOf(findings);
  }

  /** Looks through one text alone. */
  public static List<Finding> inText(String path, String text, ListedPersons listed) {
    return in(new TextField(path, text, Form.PROSE), new ListedNames(listed, Set.of()));
  }

  /** Names of the part's taxa and places: whoever is called like them is not meant by them. */
  private static Set<String> wordsOfItsOwn(Object part) {
    Set<String> words = new HashSet<>();
    TextFields.records(
        part,
        record -> {
          if (record instanceof Taxon taxon) {
            words.addAll(words(taxon.name()));
          } else if (record instanceof Place place) {
            words.add(words(place.asGiven()).getFirst());
          } else if (record instanceof Coded coded) {
            words.add(words(coded.asGiven()).getFirst());
          }
        });
    return words;
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1));
  }

  private static List<Finding> in(TextField field, ListedNames names) {
    Prose prose = Prose.of(field.text());
    List<Hit> hits = new ArrayList<>(found(names, prose));
    DETECTORS.forEach(detector -> hits.addAll(found(detector, prose)));
    return distinct(hits).stream()
        .filter(hit -> field.form() == Form.PROSE || provesItself(hit))
        .map(hit -> Finding.of(field.path(), hit, prose))
        .toList();
  }

  // Memory stays flat however often a text repeats itself.
  private static List<Hit> found(Detector detector, Prose prose) {
    List<Hit> certain = new ArrayList<>();
    List<Hit> likely = new ArrayList<>();
    if (detector.mayFind(prose)) {
      detector.find(
          prose,
          hit -> {
            List<Hit> hits = hit.certainty() == Certainty.CERTAIN ? certain : likely;
            if (hits.size() < MOST_IN_A_TEXT) {
              hits.add(hit);
            }
          });
    }
    certain.addAll(likely);
    return certain;
  }

  private static boolean provesItself(Hit hit) {
    return hit.certainty() == Certainty.CERTAIN || hit.kind() == FindingKind.EMAIL;
  }

  /** Of hits that overlap, the one that is surest; of these, the one that was looked for first. */
  private static List<Hit> distinct(List<Hit> hits) {
    List<Hit> kept = new ArrayList<>();
    hits.sort(Comparator.comparing(Hit::certainty));
    for (Hit hit : hits) {
      if (kept.size() < MOST_IN_A_TEXT && kept.stream().noneMatch(hit::overlaps)) {
        kept.add(hit);
      }
    }
    kept.sort(Comparator.comparingInt(Hit::start));
    return kept;
  }
}
