// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;

/**
 * Spells codes, dates and quantities as electronic permits have them. A code goes out only from the
 * list that a reader will take it for; an older list's code may mean something else there.
 */
final class Spelling {
  static final CodeList PURPOSES = CodeLists.PURPOSES;
  private static final String AS_GIVEN = "(the text as given; its code is there)";
  private static final String OTHER_LIST = "(a code of another list)";

  private final XmlText xml;

  Spelling(XmlText xml) {
    this.xml = xml;
  }

  static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : date + "T00:00:00";
  }

  void code(String element, @Nullable Coded coded, CodeList list) {
    codeOrText(element, element, coded, list);
  }

  /** A code into one element; a text that is none into the other. */
  void codeOrText(String codeElement, String textElement, @Nullable Coded coded, CodeList list) {
    if (coded == null) {
      return;
    }
    if (coded.code() == null) {
      xml.leaf(textElement, coded.asGiven());
    } else if (!coded.isIn(list)) {
      xml.notCarried(codeElement, OTHER_LIST);
    } else {
      xml.leaf(codeElement, coded.code());
      noteAsGiven(codeElement, coded, coded.code());
    }
  }

  private void noteAsGiven(String element, Coded coded, String written) {
    if (!coded.asGiven().equals(written)) {
      xml.notCarried(element, AS_GIVEN);
    }
  }

  /** What looks like a code goes where codes stand, whether we know it or not. */
  void country(String codeElement, String nameElement, @Nullable Coded country) {
    boolean looksLikeCode = country != null && country.asGiven().matches("[A-Z]{2}");
    codeOrText(codeElement, looksLikeCode ? codeElement : nameElement, country, CodeLists.PARTIES);
  }

  void quantity(String element, Quantity quantity) {
    amount(element, quantity.amount(), quantity.unit());
  }

  /** Nothing at all where the unit cannot be said: the bare number would mean specimens. */
  void amount(String element, @Nullable BigDecimal amount, @Nullable Coded unit) {
    if (amount == null) {
      return;
    }
    if (unit == null) {
      xml.leaf(element, amount.toPlainString());
      return;
    }
    Optional<String> spelt = UnitCodes.write(unit);
    if (spelt.isEmpty()) {
      xml.notCarried(element, OTHER_LIST);
      return;
    }
    String unitCode = spelt.get().strip();
    xml.leaf(element, XmlText.attribute("unitCode", unitCode), amount.toPlainString());
    noteAsGiven(element, unit, unitCode);
  }
}
