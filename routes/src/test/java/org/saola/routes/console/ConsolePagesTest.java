// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saola.routes.console.ConsoleOfHub.auditor;
import static org.saola.routes.console.ConsoleOfHub.person;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.Leaf;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.scope.Scope;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;

/** Who may look, what it leaves behind, and that a page says what the log says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePagesTest {
  private ConsoleOfHub console;

  @BeforeAll
  void open() throws Exception {
    console = new ConsoleOfHub();
  }

  @AfterAll
  void close() {
    console.close();
  }

  @ParameterizedTest
  @CsvSource({"liaison-officer,NL-CUSTOMS", "operator,", "nothing,"})
  void whoeverIsNoAuditorGetsNoPage(String role, String agency) throws Exception {
    for (String page : List.of("/", "/entries/0", "/changes", "/figures", "/consult")) {
      console
          .pages
          .perform(get(page).with(person(role, agency)))
          .andExpect(forwardedUrl("/refused"));
    }
  }

  @Test
  void aStrangerIsAskedToSignIn() throws Exception {
    console.pages.perform(get("/entries/0")).andExpect(status().is3xxRedirection());
  }

  @Test
  void nothingIsShownBeforeThePurposeIsSaid_andTheAddressIsKept() throws Exception {
    console
        .pages
        .perform(get("/?event=ACCEPTED").with(auditor()))
        .andExpect(redirectedUrl("/consult?then=%2F%3Fevent%3DACCEPTED"));
    MockHttpSession session = new MockHttpSession();
    console
        .pages
        .perform(
            post("/consult")
                .param("ground", "LAWFULNESS")
                .param("words", "AUD-2026/7")
                .param("then", "/?event=ACCEPTED")
                .session(session)
                .with(csrf())
                .with(auditor()))
        .andExpect(redirectedUrl("/?event=ACCEPTED"));
    console
        .pages
        .perform(get("/?event=ACCEPTED").session(session).with(auditor()))
        .andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "x"})
  void theWayOnLeadsNowhereElse(String then) throws Exception {
    console
        .pages
        .perform(
            post("/consult")
                .param("ground", "LAWFULNESS")
                .param("words", "AUD-2026/7")
                .param("then", then)
                .with(csrf())
                .with(auditor()))
        .andExpect(redirectedUrl("/"));
  }

  @ParameterizedTest
  @CsvSource({"CURIOSITY,AUD-1,Choose one", "LAWFULNESS,' ',Give a reference", ",,Choose one"})
  void aPurposeOfOnesOwnIsNone(String ground, String words, String sentence) throws Exception {
    MockHttpSession session = new MockHttpSession();
    console
        .pages
        .perform(
            post("/consult")
                .param("ground", ground == null ? "" : ground)
                .param("words", words == null ? "" : words)
                .session(session)
                .with(csrf())
                .with(auditor()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString(sentence)));
    console
        .pages
        .perform(get("/").session(session).with(auditor()))
        .andExpect(redirectedUrl("/consult?then=%2F"));
  }

  @Test
  void aFormThatWasNotSentFromHereIsRefused() throws Exception {
    console
        .pages
        .perform(post("/consult").param("ground", "LAWFULNESS").with(auditor()))
        .andExpect(forwardedUrl("/stale"));
  }

  @Test
  void everyLookIsAnEntry_withWhoWhyAndWhat() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    MockHttpSession session = console.task(auditor());
    int before = console.hub.entries(Event.CONSULTED).size();
    console
        .pages
        .perform(get("/messages/" + id.value()).session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Accepted by the hub")));
    List<Entry> looks = console.hub.entries(Event.CONSULTED);
    assertThat(looks).hasSize(before + 1);
    Entry look = looks.getLast();
    assertThat(look.actor()).isEqualTo("ines.duarte");
    assertThat(look.code()).isEqualTo("LAWFULNESS");
    assertThat(look.id()).isEqualTo(id);
    assertThat(look.detail()).contains("AUD-2026/7").contains("/messages/" + id.value());
  }

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

  private void write(long leaf, byte[] entry) {
    console
        .hub
        .database()
        .sql("update audit_entry set entry = ? where leaf_index = ?")
        .params(entry, leaf)
        .update();
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

  /** The page is for those who could not be let in. */
  @Test
  void whoWasNotRecordedIsToldSo_withoutASession() throws Exception {
    console
        .pages
        .perform(get("/unrecorded"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("You are not signed in")));
  }

  @Test
  void aRangeAccountsForEveryLeaf() throws Exception {
    console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    var french = person("auditor", "FR-POLICE");
    String range =
        console
            .pages
            .perform(
                post("/export/range")
                    .param("first", "0")
                    .param("last", "2")
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

  @Test
  void whoHasTheRoleAloneSeesNothing() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "BE-CITES", null);
    var unnamed = person("auditor", "eve", null);
    MockHttpSession session = console.task(unnamed);
    for (String page :
        List.of(
            "/messages/" + id.value(), "/entries/0", "/changes/rules/1", "/changes/directory/1")) {
      console
          .pages
          .perform(get(page).session(session).with(unnamed))
          .andExpect(status().isNotFound());
    }
    console
        .pages
        .perform(get("/").session(session).with(unnamed))
        .andExpect(content().string(containsString("Nothing fits")));
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
  void whatCannotBeRecordedWholeIsNotLookedAt() throws Exception {
    int before = console.hub.entries(Event.CONSULTED).size();
    MockHttpSession session = console.task(auditor());
    console
        .pages
        .perform(
            get("/?x=" + "A".repeat(4000) + "&actor=jan.smit").session(session).with(auditor()))
        .andExpect(status().isUriTooLong());
    console
        .pages
        .perform(
            get("/?x=" + "A".repeat(1000) + "&actor=jan.smit").session(session).with(auditor()))
        .andExpect(status().isOk());
    List<Entry> looks = console.hub.entries(Event.CONSULTED);
    assertThat(looks).hasSize(before + 2);
    assertThat(looks.getLast().detail()).contains("actor=jan.smit");
  }

  @Test
  void figuresCountWhatTheirReaderMaySee() throws Exception {
    console.exchange(Event.CONSIGNED, "NL-CUSTOMS", "EUROPOL", null);
    console
        .pages
        .perform(get("/figures").session(console.task(auditor())).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("NL-CUSTOMS → EUROPOL")));
    var french = person("auditor", "FR-POLICE");
    console
        .pages
        .perform(get("/figures").session(console.task(french)).with(french))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("NL-CUSTOMS → EUROPOL"))));
    console
        .pages
        .perform(
            get("/figures?since=1000-01-01&until=x")
                .session(console.task(auditor()))
                .with(auditor()))
        .andExpect(status().isOk());
  }

  @ParameterizedTest
  @CsvSource({"fr,réessayez dans quelques secondes", "pt,tente de novo dentro de alguns segundos"})
  void whereThereIsNoRoomNobodyIsServed_andNothingIsRecorded(String tag, String sentence)
      throws Exception {
    MockHttpSession session = console.task(auditor());
    int before = console.hub.entries(Event.CONSULTED).size();
    try (AutoCloseable full = console.full("room")) {
      assertThat(full).isNotNull();
      for (var request : List.of(get("/figures"), post("/export").param("form", "csv"))) {
        console
            .pages
            .perform(
                request
                    .header("Accept-Language", tag)
                    .session(session)
                    .with(csrf())
                    .with(auditor()))
            .andExpect(status().isServiceUnavailable())
            .andExpect(header().string("Retry-After", "10"))
            .andExpect(content().string(containsString(sentence)));
      }
      console.pages.perform(get("/").session(session).with(auditor())).andExpect(status().isOk());
    }
    assertThat(console.hub.entries(Event.CONSULTED)).hasSize(before + 1);
    console
        .pages
        .perform(get("/figures").session(session).with(auditor()))
        .andExpect(status().isOk());
  }

  @Test
  void whatFailsLeavesItsPlaceToOthers() throws Exception {
    MockHttpSession session = console.task(auditor());
    for (int i = 0; i < 9; i++) {
      console
          .pages
          .perform(
              post("/export")
                  .param("form", "nothing")
                  .session(session)
                  .with(csrf())
                  .with(auditor()))
          .andExpect(status().isNotFound());
      // Nor does who is asked for a purpose first.
      console.pages.perform(get("/figures").with(auditor())).andExpect(status().is3xxRedirection());
    }
    console
        .pages
        .perform(get("/figures").session(session).with(auditor()))
        .andExpect(status().isOk());
  }

  @Test
  void figuresSayOnWhomSomethingWaits_eachWithItsEntries() throws Exception {
    MessageId id = console.exchange(Event.CONSIGNED, "DE-SPOC", "TWIX", null);
    console.exchange(Event.ACCEPTED, "DE-SPOC", "TWIX", null);
    MockHttpSession session = console.task(auditor());
    String page = page("/figures", session, auditor());
    assertThat(page)
        .contains("/figures/unread?to=TWIX&amp;since=")
        .contains("By taxon group and route they cannot be counted")
        .contains("lasts longer")
        .contains("event=CONSIGNED&amp;from=DE-SPOC&amp;to=TWIX");
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String address = "/figures/unread?to=TWIX&since=" + today + "&until=" + today;
    assertThat(page(address, session, auditor())).contains(id.value());
    var french = person("auditor", "FR-POLICE");
    MockHttpSession theirs = console.task(french);
    assertThat(page("/figures", theirs, french)).doesNotContain("TWIX");
    assertThat(page(address, theirs, french)).contains("Nothing in these days");
    console.exchange(id, id.value(), Event.READ_BY_OFFICER, "DE-SPOC", "TWIX", null);
    assertThat(page(address, session, auditor())).contains("Nothing in these days");
    assertThat(page("/figures", session, auditor())).doesNotContain("/figures/unread?to=TWIX");
    console
        .pages
        .perform(get("/figures/unread?to=NO-BODY").session(session).with(auditor()))
        .andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "nl", "de", "pt"})
  void figuresAreSaidInEachLanguage(String tag) throws Exception {
    console
        .pages
        .perform(
            get("/figures")
                .header("Accept-Language", tag)
                .session(console.task(auditor()))
                .with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("??"))))
        .andExpect(content().string(not(containsString("Certificates"))));
  }

  private String page(String address, MockHttpSession session, OidcLoginRequestPostProcessor person)
      throws Exception {
    return console
        .pages
        .perform(get(address).session(session).with(person))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
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
