// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.table.Checked;
import org.saola.connectors.desk.compose.table.KeptTable;
import org.saola.connectors.desk.compose.table.KeptTable.At;
import org.saola.connectors.desk.compose.table.KeptTable.Reviewed;
import org.saola.connectors.desk.compose.table.Table;
import org.saola.connectors.desk.compose.table.Tables;
import org.saola.message.format.Mappings;
import org.saola.message.json.PlainText;
import org.saola.message.nominal.FindingKind;
import org.saola.pages.signin.Person;
import org.springframework.stereotype.Component;

/** What a browser says of a table: cells, by row and column, and a button that was pressed. */
@Component
class TableForm {
  private static final Pattern CELL = Pattern.compile("c\\.(\\d{1,6})\\.(\\d{1,3})");
  private static final Pattern COLUMN = Pattern.compile("column\\.(\\d{1,3})");

  private final Tables tables;

  TableForm(Tables tables) {
    this.tables = tables;
  }

  /**
   * What of a table is looked at.
   *
   * @param show {@code mend} or {@code all}; absent where the page is to choose
   * @param page 1 is the first
   * @param open a row that is shown whole
   * @param checked present where what is wrong is to be told
   * @param dropped a row that was left out just now
   */
  public record Look(
      @Nullable String show,
      @Nullable Integer page,
      @Nullable Long open,
      @Nullable String checked,
      @Nullable Long dropped) {
    int pageOrFirst() {
      return page == null ? 1 : Math.max(1, page);
    }
  }

  /** The cell that a field's name says; empty where it says none. */
  static Optional<At> cell(String name) {
    Matcher cell = CELL.matcher(name);
    return cell.matches()
        ? Optional.of(new At(Long.parseLong(cell.group(1)), Integer.parseInt(cell.group(2))))
        : Optional.empty();
  }

  /**
   * @return the cells that say something else than they did
   */
  Set<At> keep(Person officer, String id, Map<String, String[]> parameters) throws IOException {
    Table table = tables.find(officer, id).orElseThrow(NotThere::new);
    Map<At, String> typed = typed(parameters);
    typed.keySet().removeIf(at -> !isThere(table.kept(), at));
    Map<At, String> changed = typed.isEmpty() ? Map.of() : changed(table, typed);
    change(officer, id, kept -> changed.isEmpty() ? kept : kept.written(changed));
    return changed.keySet();
  }

  private static boolean isThere(KeptTable kept, At at) {
    return at.row() >= 1
        && at.row() <= kept.rows()
        && at.column() < kept.header().size()
        && !kept.gone().contains(at.row());
  }

  /** Only what says something else than it did: a browser may write line ends otherwise. */
  private static Map<At, String> changed(Table table, Map<At, String> typed) throws IOException {
    Map<At, String> changed = new HashMap<>(typed);
    Set<At> there = new HashSet<>();
    table.kept().edits().forEach(edit -> there.add(new At(edit.row(), edit.column())));
    table.rows(
        row -> {
          for (int i = 0; i < row.cells().size(); i++) {
            At at = new At(row.number(), i);
            String now = row.cells().get(i);
            there.add(at);
            if (clean(now).equals(changed.get(at)) && PlainText.isPlain(now)) {
              changed.remove(at);
            }
          }
        });
    // A short row gets the cells that it lacks once somebody writes something into them.
    changed.entrySet().removeIf(it -> it.getValue().isEmpty() && !there.contains(it.getKey()));
    return changed;
  }

  /** As it is carried: one kind of line end, and no characters that nobody sees. */
  static String clean(String typed) {
    String text = typed.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .filter(c -> PlainText.isPlain(Character.toString(c)))
        .limit(Tables.LONGEST_CELL)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Whether a button says something of a row or cell, and leads nowhere. */
  static boolean isMark(String action) {
    return List.of("take", "drop", "back", "reviewed").contains(action.split(":", -1)[0]);
  }

  /** What was typed into cells, as a page shows it again that could not keep it. */
  static Map<At, String> typed(Map<String, String[]> parameters) {
    Map<At, String> typed = new HashMap<>();
    parameters.forEach(
        (name, values) -> cell(name).ifPresent(at -> typed.put(at, clean(values[0]))));
    return typed;
  }

  /**
   * @return where it leads, below the draft's address
   */
  String act(Person officer, String id, String action, Look look) throws IOException {
    String[] words = action.split(":", -1);
    long row = words.length > 1 && words[1].matches("\\d{1,6}") ? Long.parseLong(words[1]) : 0;
    String here = "/table" + query(look.show(), look.pageOrFirst(), null);
    return switch (words[0]) {
      case "mend", "all" -> "/table" + query(words[0], 1, null);
      case "page" -> "/table" + query(look.show(), Math.toIntExact(Math.max(1, row)), null);
      case "open" -> "/table" + query(look.show(), look.pageOrFirst(), row) + "#r" + row;
      case "close" -> here + "#r" + row;
      case "take" -> done(officer, id, kept -> kept.taken(row), here + "&checked=yes");
      case "drop" -> done(officer, id, kept -> kept.without(row), here + "&dropped=" + row);
      case "back" -> done(officer, id, kept -> kept.broughtBack(row), here + "#r" + row);
      case "reviewed" -> reviewed(officer, id, words, here);
      case "continue" -> onward(officer, id, here);
      case "ready" -> "/table/terms?scope=READY_ONES";
      default -> here + "&checked=yes";
    };
  }

  private String onward(Person officer, String id, String here) throws IOException {
    Table table = tables.find(officer, id).orElseThrow(NotThere::new);
    Checked checked = tables.check(officer, id, table);
    return checked.isWhole() ? "/table/terms" : here + "&checked=yes";
  }

  private String done(Person officer, String id, UnaryOperator<KeptTable> change, String page)
      throws IOException {
    tables.mark(officer, id, change);
    return page;
  }

  private String reviewed(Person officer, String id, String[] words, String here)
      throws IOException {
    if (words.length < 4 || cell("c." + words[1] + "." + words[2]).isEmpty()) {
      throw new NotThere();
    }
    At at = cell("c." + words[1] + "." + words[2]).orElseThrow();
    FindingKind kind =
        Arrays.stream(FindingKind.values())
            .filter(it -> it.name().equals(words[3]))
            .findFirst()
            .orElseThrow(NotThere::new);
    Reviewed place = new Reviewed(at.row(), at.column(), kind);
    return done(
        officer,
        id,
        kept -> kept.reviewed().contains(place) ? kept.notLookedAt(place) : kept.lookedAt(place),
        here + "&checked=yes");
  }

  static String query(@Nullable String show, int page, @Nullable Long open) {
    return "?show=%s&page=%d%s"
        .formatted("all".equals(show) ? "all" : "mend", page, open == null ? "" : "&open=" + open);
  }

  /**
   * What each column is read as: a column that a mapping knows, itself, or nothing.
   *
   * @return false where two would be read as one: then all is as before
   */
  boolean columns(Person officer, String id, Map<String, String[]> parameters) throws IOException {
    Table table = tables.find(officer, id).orElseThrow(NotThere::new);
    Mappings.Nearest nearest = tables.nearest(table);
    List<String> names = new ArrayList<>(table.kept().columns());
    parameters.forEach(
        (name, values) -> {
          Matcher column = COLUMN.matcher(name);
          if (column.matches()) {
            int at = Integer.parseInt(column.group(1));
            String chosen = values[0];
            if (at < names.size()) {
              String header = table.kept().header().get(at);
              if (chosen.isEmpty()
                  || chosen.equals(header)
                  || nearest.mayBe(header).contains(chosen)) {
                names.set(at, chosen);
              }
            }
          }
        });
    List<String> read = names.stream().filter(it -> !it.isEmpty()).toList();
    boolean distinct = !read.isEmpty() && read.size() == new HashSet<>(read).size();
    if (distinct) {
      change(officer, id, kept -> kept.readAs(names));
    }
    return distinct;
  }

  private void change(Person officer, String id, UnaryOperator<KeptTable> change)
      throws IOException {
    tables.change(officer, id, change);
  }
}
