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
import org.saola.connectors.desk.sheet.Labels;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;

/** What a browser suggests while one types: names and codes. Any other text may be typed. */
final class Suggestions {
  private final Labels labels;
  private final List<CSVRecord> taxa = read("taxa");
  private final List<CSVRecord> places = read("places");
  private final Map<String, String> units = new LinkedHashMap<>();

  Suggestions(Labels labels) {
    this.labels = labels;
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
    CodeList current = CodeLists.current(subject).orElseThrow();
    List<Option> options = new ArrayList<>();
    for (String code : current.codes()) {
      String said = labels.code(current.id(), code, locale);
      options.add(
          subject.equals("specimen-terms")
              ? new Option(current.nameOf(code).orElse(code), term(code, said, locale))
              : new Option(code, said));
    }
    return options;
  }

  /** The term itself is filled in as the list has it; its reader sees it in words of their own. */
  private String term(String code, String said, Locale locale) {
    String unit = units.getOrDefault(code, "");
    String own = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? "" : said + " · ";
    return own + (unit.isEmpty() ? code : code + " · " + unit);
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
