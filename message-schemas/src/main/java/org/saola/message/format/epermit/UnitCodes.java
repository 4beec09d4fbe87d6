// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.vocabulary.Coded;

/** Units of electronic permits (UN/ECE Recommendation 20) beside those of CITES. */
final class UnitCodes {
  private static final String PIECES = "PCS";

  private static final Map<String, String> CITES =
      Map.of(
          "GRM", "g", "KGM", "kg", "LTR", "l", "CMQ", "cm3", "MLT", "ml", "MTR", "m", "MTK", "m2",
          "MTQ", "m3", PIECES, "no.", "H87", "no.");

  private UnitCodes() {}

  /** The same unit under its CITES code where there is one; a quantity is never converted. */
  static Coded read(String unit) {
    String cites = CITES.get(unit);
    return cites == null
        ? Coded.of(unit, CodeLists.UNITS)
        : new Coded(unit, cites, CodeLists.UNITS.id());
  }

  /** How an electronic permit spells a unit; as it was given where that says the same. */
  static Optional<String> write(Coded unit) {
    if (unit.code() == null) {
      return Optional.of(unit.asGiven());
    }
    if (!unit.isIn(CodeLists.UNITS)) {
      return Optional.empty();
    }
    return unit.code().equals(CITES.get(unit.asGiven()))
        ? Optional.of(unit.asGiven())
        : Optional.of(spelling(unit.code()));
  }

  private static String spelling(@Nullable String cites) {
    return CITES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(cites))
        .map(Map.Entry::getKey)
        .sorted((one, other) -> Boolean.compare(other.equals(PIECES), one.equals(PIECES)))
        .findFirst()
        .orElseThrow();
  }
}
