// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.table.CellTrouble;
import org.saola.connectors.desk.compose.table.Checked;
import org.saola.connectors.desk.compose.table.KeptTable;
import org.saola.connectors.desk.compose.table.KeptTable.At;
import org.saola.connectors.desk.compose.table.Table;
import org.saola.connectors.desk.compose.table.Tables;
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
    List<Integer> columns = all ? columns(table) : columnsToMend(table, checked, rows);
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
    model.addAttribute("columns", AskedColumn.of(table.kept(), checked.nearest()));
    model.addAttribute("dropped", look.dropped());
    model.addAttribute("look", TableForm.query(all ? "all" : "mend", page, look.open()));
    model.addAttribute("say", look.checked() != null && !mend.isEmpty());
    TableCells cells = new TableCells(table.kept(), checked);
    List<ShownRow> shown = new ArrayList<>();
    for (Table.Row row : rows) {
      shown.add(cells.row(row, columns, look.open()).with(typed));
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
    TableCells all = new TableCells(table.kept(), checked);
    List<ShownCell> cells = new ArrayList<>();
    table.rows(
        row -> {
          for (int i = 0; i < table.kept().header().size(); i++) {
            if (asked.contains(new At(row.number(), i))) {
              cells.add(all.cell(row, i, true));
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

  private static List<Integer> columns(Table table) {
    return IntStream.range(0, table.kept().header().size()).boxed().toList();
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
}
