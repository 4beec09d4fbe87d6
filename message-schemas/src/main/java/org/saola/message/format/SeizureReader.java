// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import static org.saola.message.format.TableKind.SEIZURES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Problem;
import org.saola.message.person.Persons;
import org.saola.message.seizure.RecordSource;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.DetectionMethod;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.SeizureReason;
import org.saola.message.vocabulary.TransportMode;

/** Makes one seizure of the rows that share its reference. */
final class SeizureReader implements RowsReader {
  /** Stands for a date that could not be read, while the other cells are looked at. */
  private static final SeizureDate NOT_READ = new SeizureDate(null, null, "unknown");

  private final String reference;
  private final List<MappedRow> rows;
  private final TableMapping mapping;

  /** The row that speaks for the whole seizure, for each field that any row fills. */
  private final Map<Field, MappedRow> shared = new EnumMap<>(Field.class);

  private final Troubles troubles = new Troubles();
  private final SaidInFields said;

  /** The row of each line, in the lines' order. */
  private final List<MappedRow> rowOfLine = new ArrayList<>();

  SeizureReader(String reference, List<MappedRow> rows, TableMapping mapping) {
    this.reference = reference;
    this.rows = rows;
    this.mapping = mapping;
    this.said =
        new SaidInFields(field -> shared.getOrDefault(field, rows.getFirst()), mapping, troubles);
  }

  @Override
  public List<RowRefused> troubles() {
    return troubles.all();
  }

  @Override
  public Optional<Map<String, Object>> read() {
    rows.forEach(row -> row.check(troubles));
    if (!troubles.none()) {
      return Optional.empty();
    }
    agreeOnSharedFields();
    Map<String, Object> parts = new LinkedHashMap<>();
    SeizureReport report = report();
    parts.put("report", report);
    List<Coded> nationalities = said.countries(Field.NATIONALITY);
    if (!nationalities.isEmpty()) {
      parts.put("persons", new Persons(nationalities, List.of()));
    }
    if (troubles.none()) {
      parts.values().forEach(part -> said.validate(part, this::refused));
    }
    return troubles.none() ? Optional.of(parts) : Optional.empty();
  }

  private void agreeOnSharedFields() {
    for (MappedRow row : rows) {
      for (Field field : row.fields().keySet()) {
        if (!field.isOfLine() && row.cell(field).isPresent()) {
          MappedRow first = shared.computeIfAbsent(field, unused -> row);
          if (!first.cell(field).equals(row.cell(field))) {
            troubles.add(row.refused(field, TableRule.DIFFERS, first.number()));
          }
        }
      }
    }
  }

  private SeizureReport report() {
    List<SpecimenLine> lines = new ArrayList<>();
    for (MappedRow row : rows) {
      lines.addAll(LineReader.read(row, mapping, troubles));
      rowOfLine.addAll(Collections.nCopies(lines.size() - rowOfLine.size(), row));
    }
    return new SeizureReport(
        reference,
        troubles.reading(this::date).orElse(NOT_READ),
        lines,
        said.text(Field.LOCATION).map(Place::of).orElse(null),
        said.text(Field.AGENCY).orElse(null),
        said.kinds(Field.DETECTION, DetectionMethod.class),
        said.kinds(Field.REASON, SeizureReason.class),
        said.kinds(Field.TRANSPORT, TransportMode.class),
        said.kinds(Field.CONCEALMENT, ConcealmentMethod.class),
        said.countries(Field.ORIGIN),
        said.countries(Field.TRANSIT),
        said.countries(Field.DESTINATION),
        said.text(Field.LAW).orElse(null),
        said.text(Field.SANCTION).orElse(null),
        source());
  }

  private @Nullable RecordSource source() {
    return mapping.system() == null
        ? null
        : new RecordSource(mapping.system(), said.text(Field.RECORD).orElse(null));
  }

  private SeizureDate date() throws RowRefused {
    return new DateReader(mapping, said).date();
  }

  private RowRefused refused(Problem problem) {
    String path = problem.path().replaceAll("\\[\\d+]", "");
    Field field = Field.REFERENCE;
    for (Field candidate : Field.values()) {
      boolean nearer = candidate.matches(SEIZURES, path) > field.matches(SEIZURES, path);
      field = nearer && mapping.has(candidate) ? candidate : field;
    }
    if (!field.isOfLine()) {
      return said.refused(field, TableRule.BREAKS_RULE, problem.rule(), problem.message());
    }
    String index = problem.path().replaceAll("lines\\[(\\d+)].*", "$1");
    return rowOfLine
        .get(Integer.parseInt(index))
        .refused(field, TableRule.BREAKS_RULE, problem.rule(), problem.message());
  }
}
