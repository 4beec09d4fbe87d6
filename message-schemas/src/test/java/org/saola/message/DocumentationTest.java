// SPDX-License-Identifier: EUPL-1.2
package org.saola.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.json.Rule;

/** What docs/message-schemas.md lists is what the code has. */
class DocumentationTest {
  private final String page = Files.readString(Path.of("../docs/message-schemas.md"));

  DocumentationTest() throws IOException {}

  @Test
  void listsTheRulesThatASchemaCannotSay() {
    for (Rule rule : Rule.values()) {
      String row = "| `%s` | %s |".formatted(rule, rule.beyondSchema().orElse(""));
      assertThat(page.contains(row)).as(row).isEqualTo(rule.beyondSchema().isPresent());
    }
  }

  @Test
  void listsTheCodeListsWithTheirVersions() {
    for (CodeList list : CodeLists.all()) {
      assertThat(page).contains("`" + list.id() + "`");
    }
  }
}
