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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Event;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;

/** What is counted, for whom, and how many may have it counted at once. */
class ConsoleFiguresTest extends AtTheConsole {
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
}
