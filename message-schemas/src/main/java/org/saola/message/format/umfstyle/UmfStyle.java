// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.umfstyle;

import java.util.List;

/** The names of the XML form. */
final class UmfStyle {
  static final String NAMESPACE = "urn:saola:umf-style:1";
  static final String ROOT = "UmfStyleDocument";
  static final String CONFORMANCE = "conformance";
  static final String NO_CONFORMANCE =
      "none: in the style of UMF alone; the UMF schema is not public";
  static final String PERSON = "Person";
  static final String ENTITY = "Entity";
  static final List<String> PERSON_FIELDS =
      List.of(
          "Category",
          "Basis",
          "FamilyName",
          "GivenNames",
          "DateOfBirth",
          "DocumentKind",
          "DocumentNumber",
          "DocumentIssuedBy",
          "Note",
          "Synthetic",
          "LinkToPurpose");
  static final List<String> ENTITY_FIELDS = List.of("Name", "LinkToPurpose");
  static final String NATIONALITY = "Nationality";

  private UmfStyle() {}
}
