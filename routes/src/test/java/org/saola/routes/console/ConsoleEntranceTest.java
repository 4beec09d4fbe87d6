// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.saola.routes.console.ConsoleOfHub.auditor;
import static org.saola.routes.console.ConsoleOfHub.person;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.springframework.mock.web.MockHttpSession;

/** Who may look, and what it leaves behind. */
class ConsoleEntranceTest extends AtTheConsole {
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
}
