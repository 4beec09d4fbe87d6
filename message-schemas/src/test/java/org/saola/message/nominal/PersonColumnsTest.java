// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.format.Mappings;
import org.saola.message.format.TableKind;

class PersonColumnsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "persons",
        "familyName",
        "Given names",
        "dateOfBirth",
        "nationalitiesOfOffenders",
        "Name of suspect",
        "passport_no",
        "Nom du conducteur",
        "Nationalité",
        "geboortedatum",
        "Verdächtiger",
        "Telefone do arguido",
        "Name",
        "Naam",
        " NOM ",
        "Nome",
        "full_name",
        "Address",
        "Adresse",
        "E-mail",
        "IBAN"
      })
  void columnsNamedAfterPersonsAreFound(String name) {
    assertThat(PersonColumns.isOne(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Our number",
        "Titel",
        "Port",
        "Date",
        "HS code",
        "Remarks",
        "Vessel",
        "Scientific name",
        "Nom scientifique",
        "Name of vessel",
        "Port address"
      })
  void othersAreNot(String name) {
    assertThat(PersonColumns.isOne(name)).isFalse();
  }

  @Test
  void noColumnOfAnAlertIsTakenForOne() {
    assertThat(Mappings.columns(TableKind.ALERTS))
        .noneMatch(column -> PersonColumns.isOne(column.name()));
  }
}
