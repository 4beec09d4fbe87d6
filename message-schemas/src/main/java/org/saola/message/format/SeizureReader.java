// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.StrictJson;
import org.saola.message.person.Persons;
import org.saola.message.seizure.RecordSource;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.DetectionMethod;
import org.saola.message.vocabulary.Kind;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.SeizureReason;
import org.saola.message.vocabulary.TransportMode;

/** Makes one seizure of the rows that share its reference. */
final class SeizureReader {
  private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");

  /** Stands for a date that could not be read, while the other cells are looked at. */
  private static final SeizureDate NOT_READ = new SeizureDate(null, null, "unknown");

  private final String reference;
  private final List<SeizureRow> rows;
  private final TableMapping mapping;

  /** The row that speaks for the whole seizure, for each field that any row fills. */
  private final Map<Field, SeizureRow> shared = new EnumMap<>(Field.class);

  private final Troubles troubles = new Troubles();

  /** The row of each line, in the lines' order. */
  private final List<SeizureRow> rowOfLine = new ArrayList<>();

  SeizureReader(String reference, List<SeizureRow> rows, TableMapping mapping) {
    this.reference = reference;
    this.rows = rows;
    this.mapping = mapping;
  }

  /** All that keeps the seizure from being carried; none once it has been read. */
  List<RowRefused> troubles() {
    return troubles.all();
  }

  /** The parts by name; empty where there are troubles. */
  Optional<Map<String, Object>> read() {
    rows.forEach(row -> row.check(troubles));
    if (!troubles.none()) {
      return Optional.empty();
    }
    agreeOnSharedFields();
    Map<String, Object> parts = new LinkedHashMap<>();
    SeizureReport report = report();
    parts.put("report", report);
    List<Coded> nationalities = countries(Field.NATIONALITY);
    if (!nationalities.isEmpty()) {
      parts.put("persons", new Persons(nationalities, List.of()));
    }
    if (troubles.none()) {
      parts.values().forEach(this::validate);
    }
    return troubles.none() ? Optional.of(parts) : Optional.empty();
  }

  private void agreeOnSharedFields() {
    for (SeizureRow row : rows) {
      for (Field field : row.fields().keySet()) {
        if (!field.isOfLine() && row.cell(field).isPresent()) {
          SeizureRow first = shared.computeIfAbsent(field, unused -> row);
          if (!first.cell(field).equals(row.cell(field))) {
            troubles.add(row.refused(field, TableRule.DIFFERS, first.number()));
          }
        }
      }
    }
  }

  private SeizureReport report() {
    List<SpecimenLine> lines = new ArrayList<>();
    for (SeizureRow row : rows) {
      lines.addAll(LineReader.read(row, mapping, troubles));
      rowOfLine.addAll(Collections.nCopies(lines.size() - rowOfLine.size(), row));
    }
    return new SeizureReport(
        reference,
        troubles.reading(this::date).orElse(NOT_READ),
        lines,
        text(Field.LOCATION).map(Place::of).orElse(null),
        text(Field.AGENCY).orElse(null),
        kinds(Field.DETECTION, DetectionMethod.class),
        kinds(Field.REASON, SeizureReason.class),
        kinds(Field.TRANSPORT, TransportMode.class),
        kinds(Field.CONCEALMENT, ConcealmentMethod.class),
        countries(Field.ORIGIN),
        countries(Field.TRANSIT),
        countries(Field.DESTINATION),
        text(Field.LAW).orElse(null),
        text(Field.SANCTION).orElse(null),
        source());
  }

  private @Nullable RecordSource source() {
    return mapping.system() == null
        ? null
        : new RecordSource(mapping.system(), text(Field.RECORD).orElse(null));
  }

  private SeizureDate date() throws RowRefused {
    return new DateReader(mapping, this::text, this::refused).date();
  }

  private <K extends Enum<K> & Kind> List<AsGiven<K>> kinds(Field field, Class<K> kinds) {
    return values(field).stream().map(text -> AsGiven.of(text, kinds)).toList();
  }

  private List<Coded> countries(Field field) {
    List<Coded> countries = new ArrayList<>();
    for (String text : values(field)) {
      Coded country = Coded.of(text, CodeLists.PARTIES);
      if (country.code() == null && COUNTRY_CODE.matcher(text).matches()) {
        troubles.add(refused(field, TableRule.COUNTRY_UNKNOWN, CodeLists.PARTIES.id()));
      }
      countries.add(country);
    }
    return countries;
  }

  private List<String> values(Field field) {
    List<String> values =
        Optional.ofNullable(shared.get(field))
            .flatMap(row -> row.cell(field))
            .map(Cell::values)
            .orElse(List.of());
    if (values.contains("")) {
      troubles.add(refused(field, TableRule.VALUE_MISSING));
      return List.of();
    }
    return values;
  }

  private Optional<String> text(Field field) {
    return Optional.ofNullable(shared.get(field)).flatMap(row -> row.cell(field)).map(Cell::text);
  }

  private RowRefused refused(Field field, TableRule rule, Object... arguments) {
    return shared.getOrDefault(field, rows.getFirst()).refused(field, rule, arguments);
  }

  private void validate(Object part) {
    try {
      StrictJson.validate(part);
    } catch (InvalidDocument e) {
      e.problems().forEach(problem -> troubles.add(refused(problem)));
    }
  }

  private RowRefused refused(Problem problem) {
    String path = problem.path().replaceAll("\\[\\d+]", "");
    Field field = Field.REFERENCE;
    for (Field candidate : Field.values()) {
      boolean nearer = candidate.matches(path) > field.matches(path);
      field = nearer && mapping.has(candidate) ? candidate : field;
    }
    if (!field.isOfLine()) {
      return refused(field, TableRule.BREAKS_RULE, problem.rule(), problem.message());
    }
    String index = problem.path().replaceAll("lines\\[(\\d+)].*", "$1");
    return rowOfLine
        .get(Integer.parseInt(index))
        .refused(field, TableRule.BREAKS_RULE, problem.rule(), problem.message());
  }
}
