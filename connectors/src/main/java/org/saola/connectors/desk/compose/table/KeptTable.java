// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.nominal.FindingKind;

/**
 * What was done to a table since it was brought: the rows themselves stay as they came.
 *
 * @param revision counts the changes
 * @param readAs the characters that it was written in
 * @param separator what stood between its cells
 * @param header as it came
 * @param columns what each column is read as: a name; empty where it is left out
 * @param rows how many there are
 * @param whole rows that had more or fewer cells than the header, and are taken as they are shown
 * @param dropped rows that are left out, and can be brought back
 * @param gone rows whose message was accepted
 * @param sent the last submission that was made of it
 * @param lines the rows of each of its drafts
 */
public record KeptTable(
    long revision,
    String readAs,
    String separator,
    List<String> header,
    List<String> columns,
    long rows,
    @OrEmpty List<Edit> edits,
    @OrEmpty List<Long> whole,
    @OrEmpty List<Long> dropped,
    @OrEmpty List<Long> gone,
    @OrEmpty List<Reviewed> reviewed,
    @Nullable String sent,
    @OrEmpty List<List<Long>> lines) {
  public KeptTable {
    header = List.copyOf(header);
    columns = List.copyOf(columns);
    edits = List.copyOf(edits);
    whole = List.copyOf(whole);
    dropped = List.copyOf(dropped);
    gone = List.copyOf(gone);
    reviewed = List.copyOf(reviewed);
    lines = List.copyOf(lines);
  }

  /**
   * A cell.
   *
   * @param column 0 is the first of the file
   */
  public record At(long row, int column) {}

  /** A cell that says something else than it did. */
  public record Edit(long row, int column, String text) {}

  /** What looks like personal data in a cell, and is none, says the officer. */
  public record Reviewed(long row, int column, FindingKind kind) {
    At at() {
      return new At(row, column);
    }
  }

  static KeptTable brought(String readAs, char separator, List<String> header, long rows) {
    return new KeptTable(
        0,
        readAs,
        String.valueOf(separator),
        header,
        header,
        rows,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of());
  }

  /** What was said of a text is not said of the text that takes its place. */
  public KeptTable written(Map<At, String> texts) {
    Map<At, Edit> all = new LinkedHashMap<>();
    edits.forEach(edit -> all.put(new At(edit.row(), edit.column()), edit));
    texts.forEach((at, text) -> all.put(at, new Edit(at.row(), at.column(), text)));
    List<Reviewed> still = reviewed.stream().filter(it -> !texts.containsKey(it.at())).toList();
    return with(columns, List.copyOf(all.values()), whole, dropped, gone, still);
  }

  public KeptTable readAs(List<String> names) {
    return with(names, edits, whole, dropped, gone, reviewed);
  }

  public KeptTable taken(long row) {
    return with(columns, edits, plus(whole, List.of(row)), dropped, gone, reviewed);
  }

  public KeptTable without(long row) {
    return with(columns, edits, whole, plus(dropped, List.of(row)), gone, reviewed);
  }

  public KeptTable broughtBack(long row) {
    List<Long> fewer = dropped.stream().filter(it -> it != row).toList();
    return with(columns, edits, whole, fewer, gone, reviewed);
  }

  public KeptTable lookedAt(Reviewed place) {
    return with(columns, edits, whole, dropped, gone, plus(reviewed, List.of(place)));
  }

  public KeptTable notLookedAt(Reviewed place) {
    List<Reviewed> fewer = reviewed.stream().filter(it -> !it.equals(place)).toList();
    return with(columns, edits, whole, dropped, gone, fewer);
  }

  KeptTable beingSent(String name, List<List<Long>> drafts) {
    return new KeptTable(
        revision + 1,
        readAs,
        separator,
        header,
        columns,
        rows,
        edits,
        whole,
        dropped,
        gone,
        reviewed,
        name,
        drafts);
  }

  /** Those rows have been sent, and are none of this table any more. */
  KeptTable without(Set<Long> accepted) {
    return with(columns, edits, whole, dropped, plus(gone, accepted), reviewed);
  }

  private KeptTable with(
      List<String> names,
      List<Edit> texts,
      List<Long> rowsTaken,
      List<Long> rowsDropped,
      List<Long> rowsGone,
      List<Reviewed> places) {
    return new KeptTable(
        revision + 1,
        readAs,
        separator,
        header,
        names,
        rows,
        texts,
        rowsTaken,
        rowsDropped,
        rowsGone,
        places,
        sent,
        lines);
  }

  private static <T> List<T> plus(List<T> some, Iterable<T> more) {
    Set<T> all = new LinkedHashSet<>(some);
    more.forEach(all::add);
    return new ArrayList<>(all);
  }

  @Override
  public String toString() {
    return "KeptTable[%d rows, revision %d]".formatted(rows, revision);
  }
}
