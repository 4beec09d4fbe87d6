// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import org.saola.message.nominal.PersonColumns;

/** What is wrong with a mapping that could be read, in one sentence for each problem. */
final class MappingCheck {
  private static final int MAX_COLUMNS = 500;
  private static final int MAX_NAME = 100;
  private static final LocalDate A_DAY = LocalDate.of(2026, 11, 22);
  private static final Map<Field, String> SUBJECTS =
      new EnumMap<>(
          Map.of(
              Field.DESCRIPTION, "specimen-terms",
              Field.UNIT, "units",
              Field.PURPOSE, "purposes",
              Field.SOURCE, "sources"));

  private final TableMapping mapping;
  private final List<String> problems = new ArrayList<>();

  MappingCheck(TableMapping mapping) {
    this.mapping = mapping;
  }

  List<String> problems() {
    require(mapping.name().matches("[a-z0-9-]{1,64}"), "name: small letters, digits and '-'");
    oneOf("delimiter", mapping.delimiter(), Set.of(",", ";", "\t"));
    oneOf("decimal", mapping.decimal(), Set.of(".", ","));
    checkDateFormat();
    checkColumns();
    checkFields();
    if (mapping.makes() == TableKind.SEIZURES) {
      checkSeizures();
    } else {
      require(mapping.only().isEmpty(), "only: tells seizures from other records");
      require(mapping.products().isEmpty(), "products: are of seizures");
      checkNobodyNamed();
    }
    checkProducts();
    mapping.lists().forEach(this::checkLists);
    return problems;
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private void oneOf(String key, @Nullable String value, Set<String> allowed) {
    require(value == null || allowed.contains(value), key + ": is not one of those that exist");
  }

  private void checkDateFormat() {
    if (mapping.dateFormat() == null) {
      return;
    }
    try {
      DateTimeFormatter form = dates(mapping.dateFormat());
      require(
          LocalDate.parse(form.format(A_DAY), form).equals(A_DAY),
          "dateFormat: does not say a whole date");
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add("dateFormat: is not the form of a date such as dd/MM/uuuu");
    }
  }

  static DateTimeFormatter dates(String format) {
    return DateTimeFormatter.ofPattern(format, Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private void checkColumns() {
    Set<String> known = mapping.known();
    require(!known.isEmpty() && known.size() <= MAX_COLUMNS, "columns: 1 to " + MAX_COLUMNS);
    for (String column : known) {
      require(
          !column.isBlank() && column.equals(column.strip()) && column.length() <= MAX_NAME,
          "columns: '%s' is blank, longer than %d characters or has blanks around it"
              .formatted(column, MAX_NAME));
    }
    for (String column : mapping.needs()) {
      require(known.contains(column), "needs: '%s' is not among the columns".formatted(column));
    }
    mapping
        .only()
        .forEach(
            (column, values) -> {
              require(
                  mapping.columns().containsKey(column),
                  "only: '%s' is not among the columns".formatted(column));
              require(
                  values != null && !values.isEmpty(), "only: '%s' has no value".formatted(column));
            });
  }

  /** An alert holds no persons, so that nobody has to be asked who may read of them. */
  private void checkNobodyNamed() {
    for (String column : mapping.known()) {
      require(
          !PersonColumns.isOne(column),
          "columns: '%s' is named after persons, whom no alert names".formatted(column));
    }
  }

  private void checkFields() {
    for (Field field : EnumSet.complementOf(EnumSet.of(Field.CARRIED))) {
      require(
          Collections.frequency(mapping.columns().values(), field) <= 1,
          "columns: two are %s: one would hide the other".formatted(field));
    }
    for (Field field : mapping.columns().values()) {
      require(
          field == null || field.isOf(mapping.makes()),
          "columns: %s is no field of %s".formatted(field, mapping.makes()));
    }
    for (Field field : mapping.makes().needed()) {
      require(
          mapping.needs().stream().anyMatch(column -> mapping.columns().get(column) == field),
          "needs: the column that is %s is not among them".formatted(field));
    }
    require(
        mapping.columns().values().stream().noneMatch(field -> field == null),
        "columns: one has no field");
  }

  private void checkSeizures() {
    require(
        mapping.has(Field.SPECIES) != mapping.has(Field.SPECIES_LIST),
        "columns: exactly one is SPECIES or SPECIES_LIST");
    require(
        !mapping.has(Field.QUANTITY_TEXT)
            || !(mapping.has(Field.QUANTITY) || mapping.has(Field.UNIT)),
        "columns: QUANTITY_TEXT goes without QUANTITY and UNIT");
    require(
        !mapping.has(Field.RECORD) || !mapping.has(Field.REFERENCE),
        "columns: RECORD and REFERENCE exclude each other");
    require(
        mapping.has(Field.RECORD) == (mapping.system() != null),
        "system: goes with a column that is RECORD");
    require(
        mapping.referencePrefix() == null || mapping.has(Field.RECORD),
        "referencePrefix: goes with a column that is RECORD");
  }

  private void checkProducts() {
    if (mapping.products().isEmpty()) {
      return;
    }
    require(
        !mapping.has(Field.QUANTITY)
            && !mapping.has(Field.QUANTITY_TEXT)
            && !mapping.has(Field.DESCRIPTION)
            && !mapping.has(Field.SPECIES_LIST),
        "products: go without QUANTITY, QUANTITY_TEXT, DESCRIPTION and SPECIES_LIST");
    List<String> named = new ArrayList<>(mapping.columns().keySet());
    for (TableMapping.Product product : mapping.products()) {
      require(
          product.description() != null || product.describedBy() != null,
          "products: each has a description, or describedBy a column");
      require(
          !product.quantities().isEmpty() && !product.quantities().containsValue(null),
          "products: each has quantities, each with its unit");
      named.addAll(product.quantities().keySet());
      if (product.describedBy() != null) {
        named.add(product.describedBy());
      }
    }
    for (String column : mapping.known()) {
      require(
          Collections.frequency(named, column) == 1,
          "products: the column '%s' is named twice".formatted(column));
    }
  }

  private void checkLists(Field field, List<ListId> lists) {
    String subject = SUBJECTS.get(field);
    require(subject != null, "lists: %s is not looked up in a list".formatted(field));
    for (ListId list : lists == null ? List.<ListId>of() : lists) {
      require(
          CodeLists.find(list).isPresent() && list.subject().equals(subject),
          "lists: %s is not a list of %s".formatted(list, field));
    }
  }
}
