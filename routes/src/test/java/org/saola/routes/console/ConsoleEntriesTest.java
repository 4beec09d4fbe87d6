// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saola.routes.console.ConsoleOfHub.auditor;
import static org.saola.routes.console.ConsoleOfHub.person;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.Leaf;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.scope.Scope;
import org.springframework.mock.web.MockHttpSession;

/** That a page says what the log says, to those who may see it. */
class ConsoleEntriesTest extends AtTheConsole {
  @Test
  void whatIsTypedIsShownAsTextAndNeverRuns() throws Exception {
    MockHttpSession session = console.task(auditor());
    String script = "<script>alert(1)</script>";
    for (String field :
        List.of("agency", "type", "rule", "code", "actor", "id", "thread", "since", "event")) {
      console
          .pages
          .perform(get("/").param(field, script).session(session).with(auditor()))
          .andExpect(content().string(not(containsString(script))))
          .andExpect(
              header().string("Content-Security-Policy", containsString("script-src 'self'")));
    }
    MessageId id = console.exchange(Event.REFUSED, "NL-CUSTOMS", "BE-CITES", script);
    console
        .pages
        .perform(get("/messages/" + id.value()).session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(script))));
  }

  @ParameterizedTest
  @CsvSource({
    "id,nothing,Message id",
    "since,2026-13-01,From",
    "event,EATEN,What happened",
    "type,?,Type",
    "agency,nl customs,Agency"
  })
  void whatCannotBeAskedIsNamed(String field, String typed, String name) throws Exception {
    console
        .pages
        .perform(get("/").param(field, typed).session(console.task(auditor())).with(auditor()))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("is not written as " + name + " is")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entries/-1", "/entries/99999999", "/entries/x", "/messages/x"})
  void whatIsNotThereSaysSo(String page) throws Exception {
    console
        .pages
        .perform(get(page).session(console.task(auditor())).with(auditor()))
        .andExpect(status().isNotFound());
  }

  @Test
  void anAuditorOfOneAgencySeesItsOwnAlone() throws Exception {
    MessageId theirs = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    MessageId ours = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "FR-POLICE", null);
    var french = person("auditor", "FR-POLICE");
    MockHttpSession session = console.task(french);
    console
        .pages
        .perform(get("/messages/" + theirs.value()).session(session).with(french))
        .andExpect(status().isNotFound());
    console
        .pages
        .perform(get("/messages/" + ours.value()).session(session).with(french))
        .andExpect(status().isOk());
    console
        .pages
        .perform(get("/").param("id", theirs.value()).session(session).with(french))
        .andExpect(content().string(containsString("Nothing fits")));
  }

  @Test
  void rulesAndDirectoryAreShownWithWhatTheyChanged() throws Exception {
    MockHttpSession session = console.task(auditor());
    console
        .pages
        .perform(get("/changes").session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Access rules, set 1")));
    console
        .pages
        .perform(get("/changes/rules/1").session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("all.cedar")));
    console
        .pages
        .perform(get("/changes/directory/1").session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("NL-CUSTOMS")));
    console
        .pages
        .perform(get("/changes/rules/99").session(session).with(auditor()))
        .andExpect(status().isNotFound());
  }

  @Test
  void proofsAreForThosePeopleAlone_andForWhatTheyMaySee() throws Exception {
    MessageId theirs = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    long index = console.hub.bean(Entries.class).life(theirs, Scope.EVERYTHING).getFirst().index();
    String address = "/proofs?entries=" + index;
    console.pages.perform(get(address)).andExpect(status().is3xxRedirection());
    console.pages.perform(get(address).with(auditor())).andExpect(status().is3xxRedirection());
    console
        .pages
        .perform(get(address).session(console.task(auditor())).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(theirs.value())));
    var french = person("auditor", "FR-POLICE");
    console
        .pages
        .perform(get(address).session(console.task(french)).with(french))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(theirs.value()))));
  }

  @Test
  void whatWasErasedSaysSo_toWhoSeesEverything_andOnlyWhatTheLogSaysWas() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    long leaf = console.hub.bean(Entries.class).life(id, Scope.EVERYTHING).getFirst().index();
    String page = "/entries/" + leaf;
    console.hub.database().sql("delete from audit_entry where leaf_index = " + leaf).update();
    var french = person("auditor", "FR-POLICE");
    console
        .pages
        .perform(get(page).session(console.task(auditor())).with(auditor()))
        .andExpect(content().string(containsString("no entry says that it was erased")));
    console
        .hub
        .database()
        .sql("insert into erased values (%d, %d)".formatted(leaf, leaf + 1))
        .update();
    console
        .pages
        .perform(get(page).session(console.task(auditor())).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("erased at the end of its retention")));
    console
        .pages
        .perform(get(page).session(console.task(french)).with(french))
        .andExpect(status().isNotFound());
  }

  @Test
  void whatCannotBeOpenedStandsInItsPlace_withItsLeaf_forWhoSeesEverything() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "FR-POLICE", null);
    console.exchange(id, id.value(), Event.CONSIGNED, "NL-CUSTOMS", "FR-POLICE", null);
    EntryRow row = console.hub.bean(Entries.class).life(id, Scope.EVERYTHING).getLast();
    String hash =
        HexFormat.of()
            .formatHex(Leaf.hash(Leaf.salted(Objects.requireNonNull(row.salt()), row.bytes())));
    String cannot = "Entry %d cannot be opened".formatted(row.index());
    MockHttpSession session = console.task(auditor());
    var french = person("auditor", "FR-POLICE");
    MockHttpSession theirs = console.task(french);
    write(row.index(), "no entry".getBytes(StandardCharsets.UTF_8));
    try {
      for (String page :
          List.of("/?id=" + id.value(), "/messages/" + id.value(), "/entries/" + row.index())) {
        console
            .pages
            .perform(get(page).session(session).with(auditor()))
            .andExpect(status().isOk())
            .andExpect(content().string(containsString(cannot)))
            .andExpect(content().string(containsString(hash)))
            .andExpect(
                content().string(containsString("data-entry=\"%d\"".formatted(row.index()))));
        console
            .pages
            .perform(get(page).session(theirs).with(french))
            .andExpect(content().string(not(containsString(cannot))));
      }
    } finally {
      write(row.index(), row.bytes());
    }
  }

  @Test
  void outcomeAndDetailStandApart() throws Exception {
    MessageId id = console.exchange(Event.REFUSED, "NL-CUSTOMS", "BE-CITES", "by message 1");
    console
        .hub
        .database()
        .sql(
            "update audit_entry set entry = convert_to(replace(convert_from(entry, 'UTF8'), '\"detail\"', '\"code\":\"PROVIDE\",\"detail\"'), 'UTF8') where message_id = ?::uuid")
        .param(id.value())
        .update();
    String page =
        console
            .pages
            .perform(
                get("/messages/" + id.value()).session(console.task(auditor())).with(auditor()))
            .andReturn()
            .getResponse()
            .getContentAsString()
            .replaceAll("<[^>]*>", "");
    assertThat(page).contains("by message 1").doesNotContain("PROVIDEby");
  }

  @Test
  void twoSendersOfOneIdAreToldApart() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    console.exchange(id, "other", Event.READ_BY_OFFICER, "EUROPOL", "FR-POLICE", null);
    MockHttpSession session = console.task(auditor());
    String digest = Digest.of(id.value().getBytes(StandardCharsets.UTF_8)).value();
    console
        .pages
        .perform(get("/messages/" + id.value()).session(session).with(auditor()))
        .andExpect(content().string(containsString("More than one sender")))
        .andExpect(content().string(not(containsString("Accepted by the hub"))));
    console
        .pages
        .perform(
            get("/messages/" + id.value()).param("of", digest).session(session).with(auditor()))
        .andExpect(content().string(containsString("Accepted by the hub")))
        .andExpect(content().string(not(containsString("FR-POLICE"))));
  }

  @Test
  void rulesOfThePastAreThoseThatTheLogNames() throws Exception {
    MockHttpSession session = console.task(auditor());
    byte[] kept =
        console
            .hub
            .database()
            .sql("select files from rule_set where number = 1")
            .query(byte[].class)
            .single();
    String other = new String(kept, StandardCharsets.UTF_8).replaceFirst("permit", "forbid");
    change(other.getBytes(StandardCharsets.UTF_8));
    console
        .pages
        .perform(get("/changes/rules/1").session(session).with(auditor()))
        .andExpect(status().isInternalServerError())
        .andExpect(content().string(not(containsString("all.cedar"))));
    change(kept);
    console
        .pages
        .perform(get("/changes/rules/1").session(session).with(auditor()))
        .andExpect(status().isOk());
  }

  /** With the digest beside it, as somebody would who can write the table. */
  private void change(byte[] files) {
    console
        .hub
        .database()
        .sql("update rule_set set files = ?, digest = ? where number = 1")
        .params(files, Digest.of(files).bytes())
        .update();
  }

  @ParameterizedTest
  @CsvSource({"fr,Accepté", "nl,Door de hub", "de,Vom Hub", "pt,Aceite"})
  void thePageSpeaksTheBrowsersLanguage(String tag, String word) throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    console
        .pages
        .perform(
            get("/messages/" + id.value())
                .header("Accept-Language", tag)
                .session(console.task(auditor()))
                .with(auditor()))
        .andExpect(content().string(containsString(word)));
  }
}
