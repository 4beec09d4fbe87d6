// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.code;

import java.util.List;
import java.util.Optional;

/** Every list that this version carries; their sources stand in the README beside the files. */
public final class CodeLists {
  public static final CodeList SPECIMEN_TERMS = CodeList.load("specimen-terms/eu-2025");
  public static final CodeList SPECIMEN_TERMS_2013 = CodeList.load("specimen-terms/trade-db-2013");
  public static final CodeList UNITS = CodeList.load("units/eu-2025");
  public static final CodeList UNITS_2013 = CodeList.load("units/trade-db-2013");
  public static final CodeList PURPOSES = CodeList.load("purposes/eu-2025");
  public static final CodeList PURPOSES_2013 = CodeList.load("purposes/trade-db-2013");
  public static final CodeList SOURCES = CodeList.load("sources/eu-2025");
  public static final CodeList SOURCES_2013 = CodeList.load("sources/trade-db-2013");

  /** CITES parties and territories, with former and non-ISO codes such as XX, unknown. */
  public static final CodeList PARTIES = CodeList.load("parties/trade-db-guide-8");

  public static final CodeList ORDERS = CodeList.load("orders/trade-db-2015");

  /** Of each subject the list in force first. */
  private static final List<CodeList> ALL =
      List.of(
          SPECIMEN_TERMS,
          SPECIMEN_TERMS_2013,
          UNITS,
          UNITS_2013,
          PURPOSES,
          PURPOSES_2013,
          SOURCES,
          SOURCES_2013,
          PARTIES,
          ORDERS);

  private CodeLists() {}

  public static List<CodeList> all() {
    return ALL;
  }

  /** The list in force of a subject such as {@code units}. */
  public static Optional<CodeList> current(String subject) {
    return ALL.stream().filter(list -> list.id().subject().equals(subject)).findFirst();
  }

  public static Optional<CodeList> find(ListId id) {
    return ALL.stream().filter(list -> list.id().equals(id)).findFirst();
  }
}
