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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.notice.Event;
import org.saola.routes.console.report.SlowReport;
import org.saola.routes.console.scope.Scope;
import org.springframework.mock.web.MockHttpSession;

/** One report at a time: who waits for it, who leaves meanwhile, and who gets none. */
class ReportsInTheMakingTest extends WithReports {
  @BeforeAll
  void open() throws Exception {
    console = ConsoleOfHub.shared();
  }

  @ParameterizedTest
  @CsvSource({"/reports/nothing", "/reports/case-requests", "/reports/case-requests?year=1999"})
  void whatIsNoReportSaysSo(String address) throws Exception {
    console
        .pages
        .perform(get(address).session(console.task(auditor())).with(auditor()))
        .andExpect(status().isNotFound());
  }

  @Test
  void whoMaySeeNothingGetsNoReport() throws Exception {
    var unnamed = person("auditor", "eve", null);
    MockHttpSession session = console.task(unnamed);
    for (String address : List.of("/reports", "/reports/log")) {
      console
          .pages
          .perform(get(address).session(session).with(unnamed))
          .andExpect(status().isNotFound());
    }
  }

  @Test
  void whoWaitsLongSeesHowFarItIs_andWhatBecameOfIt() throws Exception {
    MockHttpSession session = console.task(auditor());
    SlowReport slow = new SlowReport(session, "ines.duarte", Scope.EVERYTHING);
    console
        .pages
        .perform(get("/reports/log").session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(header().doesNotExist("Refresh"))
        .andExpect(content().string(containsString("Look again")))
        .andExpect(content().string(containsString("250 of 1,000 leaves are read")))
        .andExpect(content().string(containsString("value=\"250\" max=\"1000\"")));
    int looks = console.hub.entries(Event.CONSULTED).size();
    String going = progress(session);
    assertThat(going).contains("250 of 1,000 leaves are read", "hx-trigger=\"load delay:");
    slow.fail();
    assertThat(progress(session)).contains("The reading has ended").doesNotContain("hx-");
    assertThat(console.hub.entries(Event.CONSULTED)).hasSize(looks);
    console
        .pages
        .perform(get("/reports/log").session(session).with(auditor()))
        .andExpect(status().isInternalServerError())
        .andExpect(content().string(containsString("The published log does not hold")));
    console
        .pages
        .perform(get("/reports/log").session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("On what this rests")));
  }

  /** A fragment for the page that is open: not the frame around it. */
  private String progress(MockHttpSession session) throws Exception {
    String said =
        console
            .pages
            .perform(get("/progress").param("name", "log").session(session).with(auditor()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(said).doesNotContain("<html", "<h1");
    return said;
  }

  /** What was asked for with another scope, or by somebody else, is not shown. */
  @Test
  void aReportOfAnotherScopeIsMadeAnew() throws Exception {
    var french = person("auditor", "FR-POLICE");
    MockHttpSession session = console.task(french);
    SlowReport slow = new SlowReport(session, "gilles.petit", Scope.EVERYTHING);
    try {
      console
          .pages
          .perform(get("/reports/log").session(session).with(french))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("On what this rests")));
    } finally {
      slow.fail();
    }
  }

  /** It says what the log was ten minutes ago, or that it did not hold then. */
  @Test
  void aReportThatNobodyCameForIsMadeAnew() throws Exception {
    MockHttpSession session = console.task(auditor());
    AtomicReference<Instant> time = new AtomicReference<>(now);
    new SlowReport(session, "ines.duarte", Scope.EVERYTHING, time::get).fail();
    time.set(now.plus(Duration.ofMinutes(11)));
    console
        .pages
        .perform(get("/reports/log").session(session).with(auditor()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("On what this rests")));
  }

  /** A session that ends while its request waits for the place. */
  @Test
  void whoHasLeftMeanwhileKeepsNoPlace() throws Exception {
    MockHttpSession session = console.task(auditor());
    MockHttpSession ended =
        new MockHttpSession() {
          @Override
          public void setAttribute(String name, @Nullable Object value) {
            if (name.endsWith(".Making")) {
              throw new IllegalStateException("the session has ended");
            }
            super.setAttribute(name, value);
          }
        };
    Collections.list(session.getAttributeNames())
        .forEach(name -> ended.setAttribute(name, session.getAttribute(name)));
    console
        .pages
        .perform(get("/reports/log").session(ended).with(auditor()))
        .andExpect(status().isInternalServerError());
    console
        .pages
        .perform(get("/reports/log").session(session).with(auditor()))
        .andExpect(status().isOk());
  }

  /** However slowly it is taken: reports are made meanwhile. */
  @Test
  void aFileThatIsTakenSlowlyHoldsNoPlaceForReports() throws Exception {
    MockHttpSession session = console.task(auditor());
    try (AutoCloseable full = console.full("roomForDocuments")) {
      assertThat(full).isNotNull();
      assertThat(operations(auditor())).isNotEmpty();
    }
    try (AutoCloseable full = console.full("room")) {
      assertThat(full).isNotNull();
      console
          .pages
          .perform(post("/export/operations").session(session).with(csrf()).with(auditor()))
          .andExpect(status().isServiceUnavailable());
    }
    for (String form : List.of("pdf", "csv")) {
      AtomicBoolean free = new AtomicBoolean();
      console
          .whoseBytesGo(() -> free.set(console.isFree("roomForDocuments")))
          .perform(
              post("/reports/log")
                  .param("form", form)
                  .session(session)
                  .with(csrf())
                  .with(auditor()))
          .andExpect(status().isOk())
          .andExpect(header().exists("Content-Length")); // Whole before its first byte goes.
      assertThat(free).as(form).isTrue();
    }
  }

  /** One report at a time, whoever asks; figures have room of their own. */
  @Test
  void whereAReportIsBeingMadeAnotherWaits() throws Exception {
    MockHttpSession session = console.task(auditor());
    try (AutoCloseable full = console.full("roomForDocuments")) {
      assertThat(full).isNotNull();
      console
          .pages
          .perform(get("/reports/log").session(session).with(auditor()))
          .andExpect(status().isServiceUnavailable());
      console
          .pages
          .perform(get("/figures").session(session).with(auditor()))
          .andExpect(status().isOk());
    }
  }
}
