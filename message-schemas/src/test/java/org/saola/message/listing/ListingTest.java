// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.Flow;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.saola.message.type.PartyKind;

class ListingTest {
  private static MessageType type(String id) {
    return MessageTypes.find(new TypeId(id)).orElseThrow();
  }

  /** The words that the transparency database takes, as its schema lists them. */
  @Test
  void decisionsAreWordsOfTheStatementOfReasons() {
    assertThat(Arrays.stream(Visibility.values()).map(Visibility::inStatementOfReasons))
        .filteredOn(Optional::isPresent)
        .extracting(Optional::get)
        .containsExactly(
            "DECISION_VISIBILITY_CONTENT_REMOVED",
            "DECISION_VISIBILITY_CONTENT_DISABLED",
            "DECISION_VISIBILITY_CONTENT_DEMOTED",
            "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED",
            "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED",
            "DECISION_VISIBILITY_CONTENT_LABELLED",
            "DECISION_VISIBILITY_OTHER");
    assertThat(Visibility.NO_ACTION.inStatementOfReasons()).isEmpty();
    assertThat(Arrays.stream(DecisionGround.values()).map(DecisionGround::inStatementOfReasons))
        .containsExactly("DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT");
    assertThat(
            Arrays.stream(DecisionAutomation.values())
                .map(DecisionAutomation::inStatementOfReasons))
        .containsExactly(
            "AUTOMATED_DECISION_FULLY",
            "AUTOMATED_DECISION_PARTIALLY",
            "AUTOMATED_DECISION_NOT_AUTOMATED");
    assertThat(Arrays.stream(AccountDecision.values()).map(AccountDecision::inStatementOfReasons))
        .containsExactly("DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED");
  }

  @Test
  void noticesGoToPartnersAlone_andTheAnswerBack() {
    Flow notice = type("online-listing/1").flow();
    Flow answer = type("listing-outcome/1").flow();
    assertThat(notice.to()).isEqualTo(Set.of(PartyKind.PARTNER));
    assertThat(notice.from()).doesNotContain(PartyKind.EUROPOL);
    assertThat(answer.from()).isEqualTo(notice.to());
    assertThat(answer.to()).isEqualTo(notice.from());
    assertThat(type("listing-outcome/1").answers()).isTrue();
  }

  @Test
  void neitherHasANominalPart() {
    assertThat(type("online-listing/1").parts()).noneMatch(PartDefinition::nominal);
    assertThat(type("listing-outcome/1").parts()).noneMatch(PartDefinition::nominal);
  }
}
