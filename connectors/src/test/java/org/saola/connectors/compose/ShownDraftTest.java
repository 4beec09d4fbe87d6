// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.message.format.Draft;
import org.saola.message.format.Previewed;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer.Ruling;

/** What an officer was shown is what is sent, or nothing is. */
class ShownDraftTest extends AtTheComposer {
  @Test
  void whoWasNotShownIsNotWrittenTo() throws Exception {
    Draft group = Samples.draft().sentTo(List.of("@eu-customs"));
    Recipient police = new Recipient(new AgencyId("FR-POLICE"), "@eu-customs");
    Recipient named = new Recipient(new AgencyId("FR-POLICE"), null);
    String[] parts =
        Preview.partsFor(police, customs.composer.preview(group)).toArray(String[]::new);
    assertThat(customs.composer.compose(group.as(shown(police, parts)))).hasSize(1);
    for (List<Recipient> shown :
        List.of(
            List.of(named),
            List.of(police, new Recipient(new AgencyId("BE-CITES"), "@eu-customs")),
            List.of(new Recipient(new AgencyId("BE-CITES"), "@eu-customs")))) {
      assertThatThrownBy(() -> customs.composer.compose(group.as(shown(shown))))
          .isInstanceOfSatisfying(
              DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.RECIPIENTS_CHANGED))
          .hasMessageContaining("recipients have changed");
    }
  }

  private static Previewed shown(List<Recipient> to) {
    return shown(
        to.stream()
            .map(it -> new Previewed.Gets(it, List.of("report")))
            .toList()
            .toArray(Previewed.Gets[]::new));
  }

  private static Previewed shown(Recipient to, String... parts) {
    return shown(new Previewed.Gets(to, List.of(parts)));
  }

  private static Previewed shown(Previewed.Gets... gets) {
    Digest version = Digest.of(new byte[] {1});
    return new Previewed(
        List.of(version), List.of(version), List.of("report", "persons"), List.of(gets));
  }

  @Test
  void whoWouldGetMoreOrLessThanWasShownGetsNothing() throws Exception {
    Draft draft = Samples.draft().sentTo(List.of("FR-POLICE"));
    Recipient police = new Recipient(new AgencyId("FR-POLICE"), null);
    Previewed before = Preview.shown(customs.composer.preview(draft));
    assertThat(before.rules()).hasSize(1);
    assertThat(before.directories()).hasSize(1);
    assertThat(customs.composer.compose(draft.as(before))).hasSize(1);
    assertThatThrownBy(() -> customs.composer.compose(draft.as(shown(police))))
        .hasMessageContaining("FR-POLICE would also get report")
        .hasMessageContaining(before.rules().getFirst().value());
    hub.rules = (query, nominal, agency) -> new Ruling(false, List.of("stricter"));
    try (Agency later = customs(Federation.defaults())) {
      assertThatThrownBy(() -> later.composer.compose(draft.as(before)))
          .isInstanceOfSatisfying(
              DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.PARTS_CHANGED))
          .hasMessageContaining("FR-POLICE would no longer get report");
    }
  }
}
