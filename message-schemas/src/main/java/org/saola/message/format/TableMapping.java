// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import org.saola.message.json.OrEmpty;

/**
 * Which columns a kind of table has and what they mean, as a mapping file says it
 * (docs/mapping-files.md).
 *
 * @param kind what its rows become; seizures when absent
 * @param system where the records come from, when not from the sender itself
 * @param referencePrefix what a reference derived from a record's id starts with
 * @param delimiter what stands between two cells; a comma when absent
 * @param decimal what stands before a number's fraction; a point when absent
 * @param dateFormat the form of whole dates, such as {@code dd/MM/uuuu}; ISO 8601 when absent
 * @param needs columns without which a table is not of this kind
 * @param only the values of a column that mark a row as a seizure; other rows are refused
 * @param products what a row measures in columns of its own, each a line
 * @param lists code lists that a field's texts are looked up in, the first that knows one wins
 */
record TableMapping(
    String name,
    @Nullable TableKind kind,
    @Nullable String system,
    @Nullable String referencePrefix,
    @Nullable String delimiter,
    @Nullable String decimal,
    @Nullable String dateFormat,
    @OrEmpty List<String> needs,
    @OrEmpty Map<String, Field> columns,
    @OrEmpty Map<String, List<String>> only,
    @OrEmpty List<Product> products,
    @OrEmpty Map<Field, List<ListId>> lists) {
  /**
   * A product that a row measures.
   *
   * @param description in words; where {@code describedBy} is blank, when there is both
   * @param describedBy the column that describes it
   * @param quantities columns with their unit; {@code no.} counts specimens
   */
  record Product(
      @Nullable String description,
      @Nullable String describedBy,
      @OrEmpty Map<String, String> quantities) {}

  /** How many columns of a header it does not know, and how many that it needs are not there. */
  long distance(List<String> header) {
    long missing = needs.stream().filter(column -> !header.contains(column)).count();
    return unknown(header).size() + missing;
  }

  List<String> unknown(List<String> header) {
    Set<String> known = known();
    return header.stream().filter(column -> !known.contains(column)).toList();
  }

  /** Every column that it names. */
  Set<String> known() {
    Set<String> known = new TreeSet<>(columns.keySet());
    for (Product product : products) {
      known.addAll(product.quantities().keySet());
      if (product.describedBy() != null) {
        known.add(product.describedBy());
      }
    }
    return known;
  }

  /** Every column that it names, as its file has them. */
  List<String> inOrder() {
    List<String> all = new ArrayList<>(columns.keySet());
    known().stream().filter(column -> !columns.containsKey(column)).forEach(all::add);
    return all;
  }

  TableKind makes() {
    return kind == null ? TableKind.SEIZURES : kind;
  }

  /** Whether each row is a message, such as a record with an id of its own. */
  boolean isOneMessagePerRow() {
    return has(Field.RECORD) || makes().isOneMessagePerRow();
  }

  boolean has(Field field) {
    return columns.containsValue(field);
  }

  String prefix() {
    return referencePrefix == null ? "" : referencePrefix;
  }

  char separator() {
    return delimiter == null ? ',' : delimiter.charAt(0);
  }

  char decimalPoint() {
    return decimal == null ? '.' : decimal.charAt(0);
  }

  LocalDate day(String text) {
    return dateFormat == null
        ? LocalDate.parse(text)
        : LocalDate.parse(text, MappingCheck.dates(dateFormat));
  }

  /** How a whole day is written, for people. */
  String dayForm() {
    return dateFormat == null ? "2026-11-22" : dateFormat;
  }

  CodeList[] listsFor(Field field) {
    return lists.getOrDefault(field, List.of()).stream()
        .map(id -> CodeLists.find(id).orElseThrow())
        .toArray(CodeList[]::new);
  }
}
