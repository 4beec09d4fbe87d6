// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.saola.routes.console.ConsoleOfHub.auditor;
import static org.saola.routes.console.ConsoleOfHub.person;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.scope.Scope;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;

/** Files of what was found: what each holds, and that it was taken. */
class ConsoleExportTest extends AtTheConsole {
  @Test
  void anExportIsAnEntry_andHoldsWhatWasFound() throws Exception {
    MessageId id = console.exchange(Event.REFUSED, "NL-CUSTOMS", "BE-CITES", "=1+1");
    int before = console.hub.entries(Event.EXPORTED).size();
    String csv = export("csv", id, auditor());
    assertThat(csv)
        .startsWith("\uFEFF\"index\",\"at\",\"event\"")
        .contains(id.value())
        .contains(",\"'=1+1\",");
    assertThat(export("jsonl", id, auditor())).startsWith("{\"index\":").contains(id.value());
    assertThat(export("evidence", id, auditor()).lines()).hasSize(3);
    List<Entry> exports = console.hub.entries(Event.EXPORTED);
    assertThat(exports).hasSize(before + 3);
    assertThat(exports.getLast().detail()).contains("evidence").contains(id.value());
    assertThat(export("csv", id, person("auditor", "FR-POLICE")).lines()).hasSize(1);
  }

  @Test
  void whatCannotBeOpenedIsInEveryFile_forWhoSeesEverything() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "FR-POLICE", null);
    console.exchange(id, id.value(), Event.CONSIGNED, "NL-CUSTOMS", "FR-POLICE", null);
    EntryRow row = console.hub.bean(Entries.class).life(id, Scope.EVERYTHING).getFirst();
    var french = person("auditor", "FR-POLICE");
    write(row.index(), "no entry".getBytes(StandardCharsets.UTF_8));
    try {
      assertThat(export("csv", id, auditor()).lines())
          .hasSize(3)
          .last()
          .asString()
          .startsWith("\"%d\",\"\",\"\",".formatted(row.index()))
          .contains(
              "Entry %d cannot be opened. What is kept of it is not what the log holds"
                  .formatted(row.index()));
      assertThat(
              text(
                  console.pages.perform(
                      post("/export")
                          .param("form", "csv")
                          .param("id", id.value())
                          .header("Accept-Language", "pt")
                          .session(console.task(auditor()))
                          .with(csrf())
                          .with(auditor()))))
          .contains("A entrada %d não pode ser aberta.".formatted(row.index()));
      assertThat(export("jsonl", id, auditor()).lines())
          .hasSize(2)
          .last()
          .isEqualTo(
              "{\"index\":%d,\"entry\":null,\"damaged\":\"NO_ENTRY\"}".formatted(row.index()));
      assertThat(export("evidence", id, auditor()).lines())
          .hasSize(4)
          .anyMatch(
              line ->
                  line.contains("\"index\":%d,".formatted(row.index()))
                      && line.contains("no entry"));
      for (String form : List.of("csv", "jsonl", "evidence")) {
        assertThat(export(form, id, french)).doesNotContain("no entry");
      }
    } finally {
      write(row.index(), row.bytes());
    }
  }

  @Test
  void whatIsGoneProvesNothing_andItsIndexIsSaidInsteadOfAFileWithoutIt() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "FR-POLICE", null);
    long leaf = console.hub.bean(Entries.class).life(id, Scope.EVERYTHING).getFirst().index();
    console.hub.database().sql("delete from audit_entry where leaf_index = " + leaf).update();
    var french = person("auditor", "FR-POLICE");
    int before = console.hub.entries(Event.EXPORTED).size();
    export("evidence", "event", "ACCEPTED", auditor())
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Entry %d cannot be opened".formatted(leaf))));
    assertThat(console.hub.entries(Event.EXPORTED)).hasSize(before);
    export("evidence", "event", "ACCEPTED", french).andExpect(status().isOk());
    assertThat(text(export("csv", "event", "ACCEPTED", auditor())).lines())
        .filteredOn(line -> line.contains("cannot be opened. Nothing is kept of it"))
        .singleElement()
        .asString()
        .startsWith("\"%d\",".formatted(leaf));
    assertThat(text(export("csv", "event", "ACCEPTED", french))).doesNotContain("cannot be opened");
    console
        .hub
        .database()
        .sql("insert into erased values (%d, %d)".formatted(leaf, leaf + 1))
        .update();
    export("evidence", "event", "ACCEPTED", auditor()).andExpect(status().isOk());
  }

  private String export(String form, MessageId id, OidcLoginRequestPostProcessor person)
      throws Exception {
    return text(export(form, "id", id.value(), person).andExpect(status().isOk()));
  }

  private ResultActions export(
      String form, String field, String value, OidcLoginRequestPostProcessor person)
      throws Exception {
    return console.pages.perform(
        post("/export")
            .param("form", form)
            .param(field, value)
            .session(console.task(person))
            .with(csrf())
            .with(person));
  }

  private static String text(ResultActions answer) throws Exception {
    return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void aRangeAccountsForEveryLeaf() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    long leaf = console.hub.bean(Entries.class).life(id, Scope.EVERYTHING).getFirst().index();
    var french = person("auditor", "FR-POLICE");
    String range =
        console
            .pages
            .perform(
                post("/export/range")
                    .param("first", Long.toString(leaf - 2))
                    .param("last", Long.toString(leaf))
                    .session(console.task(french))
                    .with(csrf())
                    .with(french))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(range.lines()).hasSize(1 + 3 + 1);
    assertThat(range).contains("OUT_OF_SCOPE").contains("\"leaves\":3");
  }
}
