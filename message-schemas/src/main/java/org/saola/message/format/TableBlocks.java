// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.CsvRows.BrokenCsv;
import org.saola.message.format.CsvTable.Outcome;
import org.saola.message.format.CsvTable.Read;
import org.saola.message.format.CsvTable.Refused;

/** Groups rows into messages, block by block. */
final class TableBlocks implements Iterator<Outcome> {
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_CHARACTERS = 8_000_000;
  private static final int MAX_REFERENCE = 100;

  private final CsvRows rows;
  private final List<String> header;
  private final TableMapping mapping;
  private final Set<String> seen;
  private final Deque<Outcome> ready = new ArrayDeque<>();
  private long count;
  private boolean ended;

  /** The row that began the next block. */
  private @Nullable MappedRow next;

  TableBlocks(CsvRows rows, List<String> header, TableMapping mapping, Set<String> seen) {
    this.rows = rows;
    this.header = header;
    this.mapping = mapping;
    this.seen = seen;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      readBlock();
    }
    return !ready.isEmpty();
  }

  @Override
  public Outcome next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void readBlock() {
    Map<String, List<MappedRow>> messages = new LinkedHashMap<>();
    int rowsTaken = 0;
    int characters = 0;
    for (MappedRow row = take(); row != null; row = take()) {
      Optional<String> reference = referenceOf(row);
      // A message that straddles the end of a block may finish, within reason.
      int allowance = reference.isPresent() && messages.containsKey(reference.get()) ? 2 : 1;
      if (rowsTaken >= allowance * MAX_ROWS || characters >= allowance * MAX_CHARACTERS) {
        next = row;
        break;
      }
      rowsTaken++;
      characters += row.length();
      file(row, reference, messages);
    }
    messages.forEach(this::read);
    seen.addAll(messages.keySet());
  }

  private void file(
      MappedRow row, Optional<String> reference, Map<String, List<MappedRow>> messages) {
    if (reference.isEmpty()) {
      refuse(row, row.refused(identity(), TableRule.REFERENCE_EMPTY));
    } else if (reference.get().length() > MAX_REFERENCE) {
      refuse(row, row.refused(identity(), TableRule.TOO_LONG, MAX_REFERENCE));
    } else if (seen.contains(reference.get())) {
      refuse(row, row.refused(identity(), TableRule.REFERENCE_CAME_EARLIER));
    } else if (mapping.isOneMessagePerRow() && messages.containsKey(reference.get())) {
      refuse(row, row.refused(identity(), TableRule.RECORD_TWICE));
    } else {
      messages.computeIfAbsent(reference.get(), unused -> new ArrayList<>()).add(row);
    }
  }

  private Field identity() {
    return mapping.has(Field.RECORD) ? Field.RECORD : Field.REFERENCE;
  }

  private Optional<String> referenceOf(MappedRow row) {
    if (!row.fields().containsKey(identity()) && row.cells().size() == header.size()) {
      return Optional.of("row-" + row.number());
    }
    return row.cell(identity()).map(cell -> mapping.prefix() + cell.text());
  }

  private void read(String reference, List<MappedRow> together) {
    RowsReader reader = mapping.makes().reader(reference, together, mapping);
    List<Long> numbers = together.stream().map(MappedRow::number).toList();
    reader
        .read()
        .ifPresent(parts -> ready.add(new Read(mapping.makes(), reference, numbers, parts)));
    List<RowRefused> troubles = reader.troubles();
    if (!troubles.isEmpty()) {
      together.forEach(row -> refuse(row, ofRow(row, troubles), numbers));
    }
  }

  // A seizure that lacks a line would be another seizure.
  private List<RowRefused> ofRow(MappedRow row, List<RowRefused> troubles) {
    List<RowRefused> own = troubles.stream().filter(it -> it.row() == row.number()).toList();
    return own.isEmpty()
        ? List.of(row.refused(identity(), TableRule.OTHER_ROW, troubles.getFirst().row()))
        : own;
  }

  private void refuse(MappedRow row, RowRefused only) {
    refuse(row, List.of(only), List.of(row.number()));
  }

  private void refuse(MappedRow row, List<RowRefused> troubles, List<Long> together) {
    List<CellProblem> problems = troubles.stream().map(RowRefused::problem).toList();
    ready.add(new Refused(row.number(), problems, together, row.cells()));
  }

  private @Nullable MappedRow take() {
    MappedRow row = next;
    next = null;
    while (row == null && !ended) {
      row = read();
    }
    return row;
  }

  private @Nullable MappedRow read() {
    try {
      Optional<List<String>> cells = rows.next();
      count++;
      ended = cells.isEmpty();
      return cells
          .map(found -> MappedRow.of(count, header, found, mapping))
          .filter(row -> !row.isBlank())
          .orElse(null);
    } catch (BrokenCsv e) {
      ended = true;
      CellProblem broken = new CellProblem("", "", TableRule.NOT_CSV, List.of(e.reason()));
      ready.add(new Refused(count + 1, List.of(broken), List.of(count + 1), List.of()));
      return null;
    }
  }
}
