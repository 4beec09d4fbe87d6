// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.table.CellTrouble;
import org.saola.connectors.desk.compose.table.Checked;
import org.saola.connectors.desk.compose.table.KeptTable;
import org.saola.connectors.desk.compose.table.KeptTable.At;
import org.saola.connectors.desk.compose.table.KeptTable.Reviewed;
import org.saola.connectors.desk.compose.table.Table;
import org.saola.connectors.desk.compose.table.Tables;
import org.saola.message.format.Mappings;
import org.saola.pages.signin.Person;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a table's page shows: fifty rows, of the rows that are to be mended or of all. */
@Component
class TableView {
  static final int ROWS = 50;
  private static final int TOLD = 10;
  private static final int KEYS = 3;

  private final Tables tables;

  TableView(Tables tables) {
    this.tables = tables;
  }

  /**
   * A trouble that is told at the top, with the page on which its cell stands.
   *
   * @param target the id of the cell or row there
   */
  public record Told(CellTrouble trouble, String column, int page, String target) {}

  /**
   * A column that is not read as it is named.
   *
   * @param as what it is read as; empty where it is left out
   * @param options what it may be read as, the likeliest first
   * @param ofPersons whether it is named after persons
   */
  public record Column(
      int at, String name, String as, boolean unknown, List<String> options, boolean ofPersons) {
    public String field() {
      return "column." + at;
    }

    public @Nullable String describedBy() {
      return ofPersons ? field() + "-persons" : null;
    }
  }

  void show(Person officer, KeptDraft draft, TableForm.Look look, Model model) throws IOException {
    show(officer, draft, look, Map.of(), model);
  }

  /**
   * @param typed what could not be kept: shown, so that it can be sent once there is room
   */
  void show(
      Person officer, KeptDraft draft, TableForm.Look look, Map<At, String> typed, Model model)
      throws IOException {
    Table table = tables.find(officer, draft.id()).orElseThrow(NotThere::new);
    Checked checked = tables.check(officer, draft.id(), table);
    List<Long> mend = checked.rowsToMend();
    boolean all =
        look.show() == null ? mend.isEmpty() : look.show().equals("all") || mend.isEmpty();
    long count = all ? table.kept().rows() - table.kept().gone().size() : mend.size();
    int pages = (int) Math.max(1, (count + ROWS - 1) / ROWS);
    int page = Math.min(look.pageOrFirst(), pages);
    List<Table.Row> rows = all ? some(table, page) : those(table, part(mend, page));
    List<Integer> columns = all ? columns(table.kept()) : columnsToMend(table, checked, rows);
    model.addAttribute("draft", draft);
    model.addAttribute("type", Forms.name(draft.type()));
    model.addAttribute("table", table.kept());
    model.addAttribute("checked", checked);
    model.addAttribute("told", told(table.kept(), checked));
    model.addAttribute("show", all ? "all" : "mend");
    model.addAttribute("page", page);
    model.addAttribute("pages", pages);
    model.addAttribute("count", count);
    model.addAttribute("names", columns.stream().map(i -> table.kept().header().get(i)).toList());
    model.addAttribute("columns", asked(table.kept(), checked.nearest()));
    model.addAttribute("dropped", look.dropped());
    model.addAttribute("look", TableForm.query(all ? "all" : "mend", page, look.open()));
    model.addAttribute("say", look.checked() != null && !mend.isEmpty());
    List<ShownRow> shown = new ArrayList<>();
    for (Table.Row row : rows) {
      shown.add(row(table.kept(), checked, row, columns, look.open()).with(typed));
    }
    model.addAttribute("rows", shown);
  }

  /**
   * The cells that a browser shows, as they are now.
   *
   * @param isNew whether a browser does not show it so
   */
  void showCells(
      Person officer,
      KeptDraft draft,
      Collection<String> names,
      Predicate<ShownCell> isNew,
      Model model)
      throws IOException {
    Table table = tables.find(officer, draft.id()).orElseThrow(NotThere::new);
    Checked checked = tables.check(officer, draft.id(), table);
    Set<At> asked = new java.util.HashSet<>();
    names.forEach(name -> TableForm.cell(name).ifPresent(asked::add));
    List<ShownCell> cells = new ArrayList<>();
    table.rows(
        row -> {
          for (int i = 0; i < table.kept().header().size(); i++) {
            if (asked.contains(new At(row.number(), i))) {
              cells.add(cell(table.kept(), checked, row, i, true));
            }
          }
        });
    model.addAttribute("draft", draft);
    model.addAttribute("type", Forms.name(draft.type()));
    model.addAttribute("checked", checked);
    model.addAttribute("cells", cells.stream().filter(isNew).toList());
  }

  private static List<Table.Row> some(Table table, int page) throws IOException {
    List<Table.Row> rows = new ArrayList<>();
    int[] passed = new int[1];
    table.rows(
        row -> {
          if (passed[0] >= (page - 1) * ROWS && passed[0] < page * ROWS) {
            rows.add(row);
          }
          passed[0]++;
        });
    return rows;
  }

  private static List<Long> part(List<Long> mend, int page) {
    return mend.subList((page - 1) * ROWS, Math.min(mend.size(), page * ROWS));
  }

  private static List<Table.Row> those(Table table, List<Long> numbers) throws IOException {
    Set<Long> wanted = Set.copyOf(numbers);
    List<Table.Row> rows = new ArrayList<>();
    table.rows(
        row -> {
          if (wanted.contains(row.number())) {
            rows.add(row);
          }
        });
    return rows;
  }

  private static List<Integer> columns(KeptTable table) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      all.add(i);
    }
    return all;
  }

  /** Those by which one knows a row again, and those in which something is to be mended. */
  private static List<Integer> columnsToMend(Table table, Checked checked, List<Table.Row> rows) {
    Set<Integer> columns = new TreeSet<>();
    for (int i = 0; i < Math.min(KEYS, table.kept().header().size()); i++) {
      columns.add(i);
    }
    for (Table.Row row : rows) {
      checked.of(row.number()).stream()
          .filter(trouble -> !trouble.isOfRow())
          .forEach(trouble -> columns.add(trouble.column()));
    }
    return List.copyOf(columns);
  }

  private static List<Told> told(KeptTable table, Checked checked) {
    List<Long> mend = checked.rowsToMend();
    List<Told> told = new ArrayList<>();
    for (CellTrouble trouble : checked.toMend()) {
      if (told.size() == TOLD) {
        break;
      }
      String row = "r" + trouble.row();
      told.add(
          new Told(
              trouble,
              trouble.isOfRow() ? "" : table.header().get(trouble.column()),
              mend.indexOf(trouble.row()) / ROWS + 1,
              trouble.isOfRow() ? row : row + "-c" + trouble.column() + "-field"));
    }
    return told;
  }

  private static ShownRow row(
      KeptTable table, Checked checked, Table.Row row, List<Integer> columns, @Nullable Long open) {
    List<CellTrouble> troubles =
        checked.of(row.number()).stream().filter(CellTrouble::isOfRow).toList();
    boolean uneven = troubles.stream().anyMatch(it -> it.words().equals("rule.CELL_COUNT"));
    boolean isOpen = uneven || (open != null && open == row.number() && !row.dropped());
    List<ShownCell> cells = new ArrayList<>();
    columns.forEach(i -> cells.add(cell(table, checked, row, i, false)));
    List<ShownCell> whole = new ArrayList<>();
    if (isOpen) {
      columns(table).forEach(i -> whole.add(cell(table, checked, row, i, true)));
    }
    int header = table.header().size();
    List<String> extra =
        row.cells().size() > header ? row.cells().subList(header, row.cells().size()) : List.of();
    List<Long> together =
        checked.together().getOrDefault(row.number(), List.of()).stream()
            .filter(other -> other != row.number())
            .toList();
    return new ShownRow(
        row.number(), cells, whole, extra, troubles, together, row.dropped(), row.isBlank());
  }

  /** What is wrong with a cell. */
  static List<CellTrouble> of(Checked checked, At at) {
    return checked.of(at.row()).stream()
        .filter(trouble -> trouble.column() == at.column() && !trouble.isElsewhere())
        .toList();
  }

  private static ShownCell cell(
      KeptTable table, Checked checked, Table.Row row, int column, boolean writable) {
    List<CellTrouble> troubles = of(checked, new At(row.number(), column));
    List<String> reviewed =
        table.reviewed().stream()
            .filter(it -> it.row() == row.number() && it.column() == column)
            .map(Reviewed::kind)
            .map(Enum::name)
            .toList();
    return new ShownCell(
        new At(row.number(), column),
        table.header().get(column),
        text(table, row, column),
        writable || (!troubles.isEmpty() && !row.dropped()),
        troubles,
        reviewed);
  }

  /** What somebody wrote into a cell that a short row does not have waits there for the row. */
  private static String text(KeptTable table, Table.Row row, int column) {
    return column < row.cells().size()
        ? row.cells().get(column)
        : table.edits().stream()
            .filter(edit -> edit.row() == row.number() && edit.column() == column)
            .map(KeptTable.Edit::text)
            .findFirst()
            .orElse("");
  }

  /** Columns that need an answer, or had one. */
  private static List<Column> asked(KeptTable table, Mappings.Nearest nearest) {
    List<Column> asked = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      String name = table.header().get(i);
      String as = table.columns().get(i);
      boolean unknown = nearest.unknown().contains(as);
      if (unknown || !as.equals(name)) {
        List<String> free =
            nearest.mayBe(name).stream()
                .filter(it -> it.equals(as) || !table.columns().contains(it))
                .sorted(java.util.Comparator.comparingInt(it -> -alike(it, name)))
                .toList();
        asked.add(new Column(i, name, as, unknown, free, nearest.isOfPersons(name)));
      }
    }
    return asked;
  }

  /** How many of their words two names share; a word counts that begins as the other. */
  static int alike(String one, String other) {
    int shared = 0;
    for (String word : words(one)) {
      if (words(other).stream().anyMatch(it -> it.startsWith(word) || word.startsWith(it))) {
        shared += word.length();
      }
    }
    return shared;
  }

  private static List<String> words(String name) {
    return List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)).stream()
        .filter(word -> word.length() > 2)
        .toList();
  }
}
