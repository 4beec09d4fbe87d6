// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.saola.message.nominal.PersonColumns;

/** The kinds of table that can be read: those that Saola brings, and an agency's own. */
public final class Mappings {
  private static final int MAX_FILES = 100;
  private static final List<TableMapping> PACKAGED =
      List.of(
          packaged("illegal-trade-report"),
          packaged("cites-trade-database"),
          packaged("etis"),
          packaged("alert"));

  private final List<TableMapping> mappings;

  private Mappings(List<TableMapping> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  /** Those that Saola brings. */
  public static Mappings packaged() {
    return new Mappings(PACKAGED);
  }

  /**
   * Those that Saola brings and every {@code *.yaml} of a folder, which may be absent. Where two
   * fit a table alike, the agency's own is taken.
   *
   * @throws MappingRefused with every problem of every file
   */
  public static Mappings packagedAnd(Path folder) throws IOException, MappingRefused {
    List<TableMapping> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        TableMapping mapping =
            MappingFile.read(file.getFileName().toString(), Files.readAllBytes(file));
        if (PACKAGED.stream().anyMatch(it -> it.name().equals(mapping.name()))) {
          problems.add(file.getFileName() + ": Saola brings a mapping of that name");
        }
        all.add(mapping);
      } catch (MappingRefused e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new MappingRefused(problems);
    }
    all.addAll(PACKAGED);
    return new Mappings(all);
  }

  /** Those for one kind of table alone. */
  public Mappings of(TableKind kind) {
    return new Mappings(mappings.stream().filter(mapping -> mapping.makes() == kind).toList());
  }

  /**
   * A column of the table that anybody may bring.
   *
   * @param path where it stands in the parts, without the part's own name
   * @param field what it holds, by the word that mapping files use
   */
  public record Column(String name, String path, String field, boolean needed) {}

  /** The columns of the kind's own form, in its order. */
  public static List<Column> columns(TableKind kind) {
    TableMapping form =
        PACKAGED.stream().filter(mapping -> mapping.makes() == kind).findFirst().orElseThrow();
    return form.columns().entrySet().stream()
        .map(
            column ->
                new Column(
                    column.getKey(),
                    column.getValue().path(kind),
                    column.getValue().name(),
                    form.needs().contains(column.getKey())))
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException, MappingRefused {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().endsWith(MappingFile.ENDING))
              .sorted()
              .toList();
      if (found.size() > MAX_FILES) {
        throw new MappingRefused(List.of("%s: more than %d files".formatted(folder, MAX_FILES)));
      }
      return found;
    }
  }

  /**
   * The kind of table that a header comes nearest to.
   *
   * @param columns all that it knows
   * @param unknown columns of the header that it does not know
   * @param missing columns that it needs and the header has not
   * @param separator what stands between the cells of such a table
   */
  public record Nearest(
      String name,
      List<String> columns,
      List<String> unknown,
      List<String> missing,
      char separator) {
    /** Whether such a table can be read. */
    public boolean fits() {
      return unknown.isEmpty() && missing.isEmpty();
    }

    /** Whether a column that it does not know is named after persons. */
    public boolean isOfPersons(String name) {
      return !columns.contains(name) && PersonColumns.isOne(name);
    }

    /**
     * What a column may be read as that it does not know. One that is named after persons is read
     * as nothing that holds none: where it came from, nobody may have looked at its cells.
     */
    public List<String> mayBe(String name) {
      return isOfPersons(name) ? columns.stream().filter(PersonColumns::isOne).toList() : columns;
    }
  }

  /**
   * Looks at names alone: a table whose cells stand apart by something else can be written anew.
   *
   * @param separator of the table; where two kinds are equally near, one that has it too is taken
   */
  public Nearest nearest(List<String> header, char separator) {
    TableMapping nearest =
        mappings.stream()
            .min(
                Comparator.<TableMapping>comparingLong(mapping -> mapping.distance(header))
                    .thenComparing(mapping -> mapping.separator() != separator))
            .orElseThrow();
    return new Nearest(
        nearest.name(),
        nearest.inOrder(),
        nearest.unknown(header),
        nearest.needs().stream().filter(column -> !header.contains(column)).toList(),
        nearest.separator());
  }

  /** What may stand between the cells of a table, a comma first. */
  Set<Character> separators() {
    Set<Character> separators = new LinkedHashSet<>(List.of(','));
    mappings.forEach(mapping -> separators.add(mapping.separator()));
    return separators;
  }

  /** The mapping that knows every column of a header. */
  TableMapping of(List<String> header, char separator) throws UnknownTable {
    TableMapping nearest =
        mappings.stream()
            .filter(mapping -> mapping.separator() == separator)
            .min(Comparator.comparing(mapping -> mapping.distance(header)))
            .orElseThrow();
    List<String> unknown = nearest.unknown(header);
    if (!unknown.isEmpty()) {
      throw new UnknownTable(
          UnknownTable.Why.COLUMNS_UNKNOWN, "no mapping knows the columns " + unknown, unknown);
    }
    if (!header.containsAll(nearest.needs())) {
      throw new UnknownTable(
          UnknownTable.Why.COLUMNS_MISSING,
          "a table of kind " + nearest.name() + " needs the columns " + nearest.needs(),
          unknown);
    }
    return nearest;
  }

  private static TableMapping packaged(String name) {
    String file = name + MappingFile.ENDING;
    try (InputStream in = Mappings.class.getResourceAsStream("mappings/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the mapping " + name + " is not packaged");
      }
      return MappingFile.read(file, in.readAllBytes());
    } catch (MappingRefused e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("the mapping " + name + " cannot be read", e);
    }
  }
}
