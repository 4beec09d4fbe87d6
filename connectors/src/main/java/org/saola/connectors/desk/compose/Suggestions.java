// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.saola.connectors.desk.DeskApplication;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;

/** What a browser suggests while one types: names and codes. Any other text may be typed. */
final class Suggestions {
  private static final String PARTIES = "parties";

  private final List<CSVRecord> taxa = read("taxa");
  private final List<CSVRecord> places = read("places");
  private final Map<String, String> units = new LinkedHashMap<>();

  Suggestions() {
    read("units").forEach(row -> units.put(row.get("term"), row.get("unit")));
  }

  /**
   * One of them.
   *
   * @param value that is filled in
   * @param label what else it is called, by which it is found too
   */
  public record Option(String value, String label) {}

  /**
   * @param list {@code taxa}, {@code places}, or the subject of a code list
   */
  List<Option> of(String list, Locale locale) {
    return switch (list) {
      case "taxa" ->
          taxa.stream()
              .map(row -> new Option(row.get("name"), row.get(locale.getLanguage())))
              .toList();
      case "places" ->
          places.stream().map(row -> new Option(row.get("code"), row.get("name"))).toList();
      default -> codes(list, locale);
    };
  }

  private List<Option> codes(String subject, Locale locale) {
    CodeList current =
        CodeLists.all().stream()
            .filter(list -> list.id().subject().equals(subject))
            .findFirst()
            .orElseThrow();
    List<Option> options = new ArrayList<>();
    for (String code : current.codes()) {
      String name = current.nameOf(code).orElse(code);
      options.add(
          switch (subject) {
            case PARTIES -> new Option(code, country(code, name, locale));
            case "specimen-terms" -> new Option(name, term(code));
            default -> new Option(code, name);
          });
    }
    return options;
  }

  private String term(String code) {
    String unit = units.getOrDefault(code, "");
    return unit.isEmpty() ? code : code + " · " + unit;
  }

  /** Some of the list's codes are of no country that a locale knows. */
  private static String country(String code, String name, Locale locale) {
    String own = Locale.of("", code).getDisplayCountry(locale);
    return own.isEmpty() || own.equals(code) ? name : own;
  }

  private static List<CSVRecord> read(String name) {
    String file = "lists/%s.csv".formatted(name);
    try (InputStream in =
            Objects.requireNonNull(DeskApplication.class.getResourceAsStream(file), file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
