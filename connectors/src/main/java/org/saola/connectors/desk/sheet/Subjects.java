// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.sheet;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.alert.Alert;
import org.saola.message.request.CaseRequest;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;
import org.springframework.stereotype.Component;

/**
 * What a message is about, in a line: the offence, the species, the place. Never from a part that
 * names persons: a list is read by everybody at the desk, and nobody is asked why.
 */
@Component
public class Subjects {
  private static final int LONGEST = 140;
  private static final int SPECIES = 3;

  /** Fields that say it, where a type has no line of its own. */
  private static final Set<String> TELLING =
      Set.of(
          "subject", "informationSought", "explanation", "information", "explanationOfIllegality");

  private final Sheets sheets;

  Subjects(Sheets sheets) {
    this.sheets = sheets;
  }

  /**
   * @param plain the documents that name no persons, by part
   * @return empty where nothing says what it is about
   */
  public String of(Map<String, Object> plain, Locale locale) {
    for (Object document : plain.values()) {
      String line =
          switch (document) {
            case CaseRequest request -> request.offence();
            case SeizureReport report -> seizure(report);
            case Alert alert -> alert.subject();
            default -> other(document, locale);
          };
      if (!line.isBlank()) {
        return cut(line);
      }
    }
    return "";
  }

  private static String seizure(SeizureReport report) {
    Set<String> species =
        report.lines().stream()
            .map(line -> line.taxon())
            .map(Taxon::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String named = species.stream().limit(SPECIES).collect(Collectors.joining(", "));
    Place place = report.location();
    return named
        + (species.size() > SPECIES ? " …" : "")
        + (place == null ? "" : " · " + place.asGiven());
  }

  private String other(Object document, Locale locale) {
    return Arrays.stream(document.getClass().getRecordComponents())
        .filter(component -> TELLING.contains(component.getName()))
        .map(component -> Sheets.held(document, component))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElseGet(() -> firstText(document, locale));
  }

  private String firstText(Object document, Locale locale) {
    return sheets.of(document, locale).stream()
        .flatMap(field -> field.values().stream())
        .map(Field.Value::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  private static String cut(String line) {
    String one = line.strip().replaceAll("\\s+", " ");
    return one.length() <= LONGEST
        ? one
        : one.substring(
                0, Character.isHighSurrogate(one.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
            + "…";
  }
}
