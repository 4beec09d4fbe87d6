// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.seizure.EstimatedValue;

class VocabularyTest {
  @ParameterizedTest
  @CsvSource({
    "Manis javanica, SPECIES",
    "Panthera tigris altaica, SUBSPECIES",
    "Manis spp., GENUS",
    "Manis sp., GENUS",
    "Manidae spp., FAMILY",
    "Orchidaceae, FAMILY",
    "Pholidota spp., ORDER",
    "Crocodylia, ORDER",
    "Identification pending, IDENTIFICATION_PENDING",
    "Manis,",
    "pangolin,",
    "African grey parrots (live),",
  })
  void aTaxonsRankIsWhatItsNameShows(String name, TaxonRank rank) {
    assertThat(Taxon.named(name)).isEqualTo(new Taxon(name, rank));
  }

  @ParameterizedTest
  @CsvSource({
    "Sea container, SEA",
    "Air mail, MAIL",
    "Passenger car, ROAD",
    "SHIP, SEA",
    "unknown,",
    "airy,",
  })
  void aModeOfTransportIsKnownByItsWords(String text, TransportMode mode) {
    assertThat(AsGiven.of(text, TransportMode.class)).isEqualTo(new AsGiven<>(text, mode));
  }

  @ParameterizedTest
  @CsvSource({
    "Declared as cashew nuts, DECLARED_AS_OTHER_GOODS",
    "mis-declared, DECLARED_AS_OTHER_GOODS",
    "in a suitcase, IN_LUGGAGE",
    "no concealment, NOT_CONCEALED",
    "inside a statue,",
  })
  void aConcealmentIsKnownByItsWords(String text, ConcealmentMethod method) {
    assertThat(AsGiven.of(text, ConcealmentMethod.class).kind()).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource({"No CITES permit, NO_PERMIT", "forged permit, FALSE_PERMIT", "smuggled, SMUGGLING"})
  void aReasonIsKnownByItsWords(String text, SeizureReason reason) {
    assertThat(AsGiven.of(text, SeizureReason.class).kind()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"X-ray, SCAN", "tip-off, INTELLIGENCE", "routine control, INSPECTION"})
  void aDetectionIsKnownByItsWords(String text, DetectionMethod method) {
    assertThat(AsGiven.of(text, DetectionMethod.class).kind()).isEqualTo(method);
  }

  @Test
  void aPlaceIsUnderstoodOnlyWhereItsFormIsPlain() {
    assertThat(Place.of("NL RTM").unLocode()).isEqualTo("NLRTM");
    assertThat(Place.of("PARIS").unLocode()).isNull();
    assertThat(Place.of("QQ RTM").unLocode()).isNull();
    assertThat(Place.of("-8.5,115.2").coordinates().latitude()).isEqualByComparingTo("-8.5");
    assertThat(Place.of("51, Harbour Road").coordinates()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2500 EUR, 2500, EUR",
    "USD 12.50, 12.50, USD",
    "2500,,",
    "2500 ZZZ,,",
    "about 2500 EUR,,",
  })
  void aValueIsUnderstoodOnlyWithItsCurrency(String text, String amount, String currency) {
    EstimatedValue value = EstimatedValue.of(text);
    assertThat(value.asGiven()).isEqualTo(text);
    assertThat(value.currency()).isEqualTo(currency);
    assertThat(value.amount() == null ? null : value.amount().toPlainString()).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-02", "2024-02-29"})
  void partialDatesAreDays(String text) {
    assertThat(new PartialDate(text).first().toString()).startsWith(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "26", "2026-2", "2026-13", "2026-02-29", "2026-02-", "3026"})
  void partialDatesThatAreNoneAreRefused(String text) {
    assertThatThrownBy(() -> new PartialDate(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
