// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.seizure.Appendix;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.Taxon;

/** Reads what a row says about its specimens. */
final class LineReader {
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");

  private static final Pattern WRITTEN =
      Pattern.compile("(?<amount>\\d[\\d.,]{0,31}) ?(?<unit>[^\\d;]{0,100})");

  /** Stands for taxa that could not be read, while the row's other cells are looked at. */
  private static final Taxon NOT_READ = Taxon.named("identification pending");

  private final MappedRow row;
  private final TableMapping mapping;
  private final Troubles troubles;
  private final List<Cell> notRead = new ArrayList<>();

  private LineReader(MappedRow row, TableMapping mapping, Troubles troubles) {
    this.row = row;
    this.mapping = mapping;
    this.troubles = troubles;
  }

  /**
   * A line for the row, or one for each taxon or product that it names. Where something is among
   * the troubles, they are no lines to be carried.
   */
  static List<SpecimenLine> read(MappedRow row, TableMapping mapping, Troubles troubles) {
    return new LineReader(row, mapping, troubles).lines();
  }

  private List<SpecimenLine> lines() {
    List<SpecimenLine> lines = new ArrayList<>();
    List<Taxon> taxa = troubles.reading(this::taxa).orElse(List.of(NOT_READ));
    for (TableMapping.Product product : mapping.products()) {
      List<Quantity> quantities = troubles.reading(() -> quantities(product)).orElse(List.of());
      Optional<Cell> described = Optional.ofNullable(product.describedBy()).flatMap(row::measured);
      if (!quantities.isEmpty() || described.isPresent()) {
        String text = described.map(Cell::text).orElse(product.description());
        lines.add(line(lines.isEmpty(), taxa.getFirst(), described(text), quantities));
      }
    }
    if (lines.isEmpty()) {
      Coded description = coded(Field.DESCRIPTION);
      List<Quantity> quantities = troubles.reading(this::quantities).orElse(List.of());
      // Which quantity would belong to which taxon? The text is carried as it is.
      boolean carried = taxa.size() > 1 || (quantities.isEmpty() && !freeText().isEmpty());
      if (carried) {
        notRead.addAll(freeText());
      }
      for (Taxon taxon : taxa) {
        lines.add(line(lines.isEmpty(), taxon, description, carried ? List.of() : quantities));
      }
    }
    return lines;
  }

  private List<Cell> freeText() {
    return row.cell(Field.QUANTITY_TEXT).stream().toList();
  }

  // What a row says once stands on its first line.
  private SpecimenLine line(
      boolean first, Taxon taxon, @Nullable Coded description, List<Quantity> quantities) {
    return new SpecimenLine(
        taxon,
        troubles.reading(this::appendix).flatMap(it -> it).orElse(null),
        description,
        quantities,
        once(first, Field.VALUE).map(EstimatedValue::of).orElse(null),
        coded(Field.PURPOSE),
        coded(Field.SOURCE),
        row.cell(Field.DISPOSAL).map(Cell::text).orElse(null),
        once(first, Field.ADDITIONAL_INFORMATION).orElse(null),
        first ? additional() : List.of());
  }

  private Optional<String> once(boolean first, Field field) {
    return first ? row.cell(field).map(Cell::text) : Optional.empty();
  }

  private List<NamedText> additional() {
    return Stream.concat(row.carried().stream(), notRead.stream())
        .map(cell -> new NamedText(cell.column(), cell.text()))
        .toList();
  }

  private List<Taxon> taxa() throws RowRefused {
    Field field = mapping.has(Field.SPECIES_LIST) ? Field.SPECIES_LIST : Field.SPECIES;
    List<String> names =
        field == Field.SPECIES
            ? one(field).stream().toList()
            : row.cell(field).map(Cell::values).orElse(List.of());
    if (names.isEmpty() || names.contains("")) {
      throw row.refused(field, TableRule.TAXON_EMPTY);
    }
    if (names.size() > 1 && row.cell(Field.QUANTITY).isPresent()) {
      throw row.refused(field, TableRule.TAXA_BESIDE_QUANTITY);
    }
    return names.stream().map(Taxon::named).toList();
  }

  private Optional<Appendix> appendix() throws RowRefused {
    String text = one(Field.APPENDIX).orElse("");
    for (Appendix appendix : Appendix.values()) {
      if (appendix.name().equals(text)) {
        return Optional.of(appendix);
      }
    }
    if (!text.isEmpty()) {
      throw row.refused(Field.APPENDIX, TableRule.NOT_ONE_OF, "I, II, III, N");
    }
    return Optional.empty();
  }

  private @Nullable Coded coded(Field field) {
    return troubles
        .reading(() -> one(field))
        .flatMap(text -> text)
        .map(text -> Coded.of(text, mapping.listsFor(field)))
        .orElse(null);
  }

  // Which quantity would belong to which species? One row each says it.
  private Optional<String> one(Field field) throws RowRefused {
    Optional<Cell> cell = row.cell(field);
    if (cell.isPresent() && cell.get().values().size() > 1) {
      throw row.refused(field, TableRule.SEVERAL_VALUES);
    }
    return cell.map(Cell::text);
  }

  private List<Quantity> quantities() throws RowRefused {
    if (mapping.has(Field.QUANTITY_TEXT)) {
      return freeText().isEmpty() ? List.of() : written(freeText().getFirst());
    }
    Optional<Cell> amountCell = row.cell(Field.QUANTITY);
    Optional<Cell> unitCell = row.cell(Field.UNIT);
    if (amountCell.isEmpty()) {
      if (unitCell.isPresent()) {
        throw row.refused(Field.QUANTITY, TableRule.QUANTITY_EMPTY);
      }
      return List.of();
    }
    List<String> amounts = amountCell.get().values();
    List<String> units = unitCell.map(Cell::values).orElse(List.of(""));
    if (amounts.size() != units.size()) {
      throw row.refused(Field.UNIT, TableRule.QUANTITIES_UNPAIRED, amounts.size(), units.size());
    }
    List<Quantity> quantities = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      quantities.add(Quantity.of(amount(amounts.get(i), amountCell.get()), unit(units.get(i))));
    }
    return quantities;
  }

  /** Empty when the text is not wholly made of numbers with their units. */
  private List<Quantity> written(Cell cell) {
    List<Quantity> quantities = new ArrayList<>();
    for (String value : cell.values()) {
      Matcher match = WRITTEN.matcher(value);
      Optional<BigDecimal> amount =
          match.matches() ? number(match.group("amount")) : Optional.empty();
      if (amount.isEmpty() || amount.get().signum() == 0) {
        return List.of();
      }
      quantities.add(Quantity.of(amount.get(), unit(match.group("unit").strip())));
    }
    return quantities;
  }

  // In a column of its own 0 says that there was none, as a blank does.
  private List<Quantity> quantities(TableMapping.Product product) throws RowRefused {
    List<Quantity> quantities = new ArrayList<>();
    for (Map.Entry<String, String> column : product.quantities().entrySet()) {
      Optional<Cell> cell = row.measured(column.getKey());
      if (cell.isPresent()) {
        BigDecimal amount = amount(cell.get().text(), cell.get());
        if (amount.signum() > 0) {
          quantities.add(Quantity.of(amount, unit(column.getValue())));
        }
      }
    }
    return quantities;
  }

  private BigDecimal amount(String text, Cell cell) throws RowRefused {
    return number(text)
        .orElseThrow(
            () ->
                row.refused(
                    cell, TableRule.NOT_A_NUMBER, "1%s60".formatted(mapping.decimalPoint())));
  }

  private Optional<BigDecimal> number(String text) {
    boolean point = mapping.decimalPoint() == '.';
    if (!point && text.indexOf('.') >= 0) {
      return Optional.empty();
    }
    String plain = point ? text : text.replace(mapping.decimalPoint(), '.');
    return AMOUNT.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
  }

  private @Nullable Coded described(@Nullable String text) {
    return text == null ? null : Coded.of(text, mapping.listsFor(Field.DESCRIPTION));
  }

  private @Nullable Coded unit(String text) {
    return text.isEmpty() ? null : Coded.of(text, mapping.listsFor(Field.UNIT));
  }
}
