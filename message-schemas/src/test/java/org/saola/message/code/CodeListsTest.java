// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CodeListsTest {
  @Test
  void aCodeMeansWhatItsListSays() {
    assertThat(CodeLists.SPECIMEN_TERMS.nameOf("COS")).hasValue("cosmetics");
    assertThat(CodeLists.SPECIMEN_TERMS_2013.nameOf("COS")).hasValue("Coral sand");
    assertThat(CodeLists.UNITS_2013.has("KIL")).isTrue();
    assertThat(CodeLists.UNITS.has("KIL")).isFalse();
  }

  @Test
  void listsAreComplete() {
    assertThat(CodeLists.SPECIMEN_TERMS.codes()).hasSize(93);
    assertThat(CodeLists.UNITS.codes()).hasSize(9);
    assertThat(CodeLists.PURPOSES.codes()).hasSize(12);
    assertThat(CodeLists.SOURCES.codes()).hasSize(11).contains("Y");
    assertThat(CodeLists.SPECIMEN_TERMS_2013.codes()).hasSize(106);
    assertThat(CodeLists.PARTIES.codes()).hasSize(270);
  }

  @Test
  void partiesHoldFormerAndNonIsoCodesAndEveryIsoCode() {
    assertThat(CodeLists.PARTIES.codes()).contains("XX", "XF", "SU", "ZR");
    assertThat(CodeLists.PARTIES.codes()).contains(Locale.getISOCountries());
    assertThat(CodeLists.PARTIES.codeOf("unknown")).hasValue("XX");
  }

  @Test
  void findsACodeByItselfOrByNameInAnyCase() {
    assertThat(CodeLists.SPECIMEN_TERMS.codeOf("SCA")).hasValue("SCA");
    assertThat(CodeLists.SPECIMEN_TERMS.codeOf("Scales ")).hasValue("SCA");
    assertThat(CodeLists.SPECIMEN_TERMS.codeOf("veneer sheets - sliced veneer")).hasValue("VEN");
    assertThat(CodeLists.PARTIES.codeOf("Vietnam")).hasValue("VN");
    assertThat(CodeLists.SPECIMEN_TERMS.codeOf("sca")).isEmpty();
    assertThat(CodeLists.SPECIMEN_TERMS.codeOf("")).isEmpty();
    assertThat(CodeLists.UNITS.codeOf("sacks")).isEmpty();
  }

  @Test
  void everyListIsFoundByItsId() {
    for (CodeList list : CodeLists.all()) {
      assertThat(CodeLists.find(list.id())).containsSame(list);
    }
    assertThat(CodeLists.find(new ListId("units/eu-1900"))).isEmpty();
  }
}
