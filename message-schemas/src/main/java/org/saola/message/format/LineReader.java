// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private final SeizureRow row;
  private final TableMapping mapping;

  private LineReader(SeizureRow row, TableMapping mapping) {
    this.row = row;
    this.mapping = mapping;
  }

  static SpecimenLine read(SeizureRow row, TableMapping mapping) throws RowRefused {
    return new LineReader(row, mapping).line();
  }

  private SpecimenLine line() throws RowRefused {
    return new SpecimenLine(
        taxon(),
        appendix(),
        coded(Field.DESCRIPTION),
        quantities(),
        row.cell(Field.VALUE).map(Cell::text).map(EstimatedValue::of).orElse(null),
        coded(Field.PURPOSE),
        coded(Field.SOURCE),
        row.cell(Field.DISPOSAL).map(Cell::text).orElse(null),
        row.cell(Field.ADDITIONAL_INFORMATION).map(Cell::text).orElse(null),
        row.carried().stream().map(cell -> new NamedText(cell.column(), cell.text())).toList());
  }

  private Taxon taxon() throws RowRefused {
    String name = one(Field.SPECIES).orElse("");
    if (name.isEmpty()) {
      throw row.refused(Field.SPECIES, "is empty: a taxon, or 'identification pending'");
    }
    return Taxon.named(name);
  }

  private @Nullable Appendix appendix() throws RowRefused {
    String text = one(Field.APPENDIX).orElse("");
    for (Appendix appendix : Appendix.values()) {
      if (appendix.name().equals(text)) {
        return appendix;
      }
    }
    if (!text.isEmpty()) {
      throw row.refused(Field.APPENDIX, "is not I, II, III or N");
    }
    return null;
  }

  private @Nullable Coded coded(Field field) throws RowRefused {
    return one(field).map(text -> Coded.of(text, mapping.listsFor(field))).orElse(null);
  }

  // Which quantity would belong to which species? One row each says it.
  private Optional<String> one(Field field) throws RowRefused {
    Optional<Cell> cell = row.cell(field);
    if (cell.isPresent() && cell.get().values().size() > 1) {
      throw row.refused(field, "holds several values: give each a row with the same reference");
    }
    return cell.map(Cell::text);
  }

  private List<Quantity> quantities() throws RowRefused {
    Optional<Cell> amountCell = row.cell(Field.QUANTITY);
    Optional<Cell> unitCell = row.cell(Field.UNIT);
    if (amountCell.isEmpty()) {
      if (unitCell.isPresent()) {
        throw row.refused(Field.QUANTITY, "is empty, but there is a unit");
      }
      return List.of();
    }
    List<String> amounts = amountCell.get().values();
    List<String> units = unitCell.map(Cell::values).orElse(List.of(""));
    if (amounts.size() != units.size()) {
      throw row.refused(
          Field.UNIT,
          "%d quantities and %d units do not pair up".formatted(amounts.size(), units.size()));
    }
    List<Quantity> quantities = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      quantities.add(Quantity.of(amount(amounts.get(i)), unit(units.get(i))));
    }
    return quantities;
  }

  private BigDecimal amount(String text) throws RowRefused {
    if (!AMOUNT.matcher(text).matches()) {
      throw row.refused(Field.QUANTITY, "is not a number such as 12 or 1.60");
    }
    return new BigDecimal(text);
  }

  private @Nullable Coded unit(String text) {
    return text.isEmpty() ? null : Coded.of(text, mapping.listsFor(Field.UNIT));
  }
}
