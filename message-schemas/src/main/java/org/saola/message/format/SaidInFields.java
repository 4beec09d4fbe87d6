// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.saola.message.code.CodeLists;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.StrictJson;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Kind;

/** What the cells of a message say of its fields, and what is wrong with them. */
final class SaidInFields {
  private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");

  private final Function<Field, MappedRow> rows;
  private final TableMapping mapping;
  private final Troubles troubles;

  /**
   * @param rows the row that speaks for a field
   */
  SaidInFields(Function<Field, MappedRow> rows, TableMapping mapping, Troubles troubles) {
    this.rows = rows;
    this.mapping = mapping;
    this.troubles = troubles;
  }

  RowRefused refused(Field field, TableRule rule, Object... arguments) {
    return rows.apply(field).refused(field, rule, arguments);
  }

  Optional<String> text(Field field) {
    return rows.apply(field).cell(field).map(Cell::text);
  }

  /** A text that must be there; where it is not, that is among the troubles. */
  String needed(Field field) {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      troubles.add(refused(field, TableRule.CELL_EMPTY));
    }
    return text.orElse("");
  }

  List<String> values(Field field) {
    List<String> values = rows.apply(field).cell(field).map(Cell::values).orElse(List.of());
    if (values.contains("")) {
      troubles.add(refused(field, TableRule.VALUE_MISSING));
      return List.of();
    }
    return values;
  }

  <K extends Enum<K> & Kind> List<AsGiven<K>> kinds(Field field, Class<K> kinds) {
    return values(field).stream().map(text -> AsGiven.of(text, kinds)).toList();
  }

  List<Coded> countries(Field field) {
    List<Coded> countries = new ArrayList<>();
    values(field).forEach(text -> countries.add(country(field, text)));
    return countries;
  }

  Coded country(Field field, String text) {
    Coded country = Coded.of(text, CodeLists.PARTIES);
    if (country.code() == null && COUNTRY_CODE.matcher(text).matches()) {
      troubles.add(refused(field, TableRule.COUNTRY_UNKNOWN, CodeLists.PARTIES.id()));
    }
    return country;
  }

  /** A day that must be there; where it is none, that is among the troubles. */
  LocalDate day(Field field) {
    String text = needed(field);
    try {
      return text.isEmpty() ? LocalDate.EPOCH : mapping.day(text);
    } catch (DateTimeException e) {
      troubles.add(refused(field, TableRule.NOT_A_DAY, mapping.dayForm()));
      return LocalDate.EPOCH;
    }
  }

  /** Blames the cell that {@code place} finds for each rule of the documents that is broken. */
  void validate(Object part, Function<Problem, RowRefused> place) {
    try {
      StrictJson.validate(part);
    } catch (InvalidDocument e) {
      e.problems().forEach(problem -> troubles.add(place.apply(problem)));
    }
  }
}
