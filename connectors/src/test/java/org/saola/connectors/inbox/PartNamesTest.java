// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/** A part's file stands in one folder with the connector's own. */
class PartNamesTest {
  @Test
  void noPartIsCalledAsAFileOfTheConnector() {
    assertThat(MessageTypes.all())
        .flatExtracting(type -> type.parts().stream().map(PartDefinition::name).toList())
        .doesNotContain("manifest", "release", "seal", "evidence");
  }
}
