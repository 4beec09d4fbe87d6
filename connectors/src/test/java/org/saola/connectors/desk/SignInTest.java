// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who gets a page of the desk, and what each page tells the browser to keep to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private StandInHub hub;
  private DeskOfAgency desk;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    hub = new StandInHub(Federation.DEMO);
    desk = new DeskOfAgency(folder.resolve("home"), "NL-CUSTOMS", hub);
  }

  @AfterAll
  void close() {
    desk.close();
    hub.close();
  }

  @Test
  void aStrangerIsSentToSignIn() throws Exception {
    desk.pages
        .perform(get("/"))
        .andExpect(status().is3xxRedirection())
        .andExpect(redirectedUrl("/oauth2/authorization/saola"));
  }

  @Test
  void anOfficerOfThisAgencyGetsThePage() throws Exception {
    desk.pages
        .perform(get("/").with(desk.officer()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Ann Officer")))
        .andExpect(content().string(containsString("NL-CUSTOMS")));
  }

  @ParameterizedTest
  @CsvSource({"liaison-officer,EUROPOL", "auditor,NL-CUSTOMS", "operator,NL-CUSTOMS"})
  void nobodyElseDoes(String role, String agency) throws Exception {
    desk.pages
        .perform(get("/").with(DeskOfAgency.person(role, agency)))
        .andExpect(forwardedUrl("/refused"))
        .andExpect(content().string(""));
    desk.pages
        .perform(get("/refused").with(desk.officer()))
        .andExpect(status().isForbidden())
        .andExpect(content().string(containsString("This desk is not yours")));
  }

  @Test
  void aFormThatWasNotSentFromHereIsRefused() throws Exception {
    desk.pages
        .perform(post("/logout").with(desk.officer()).with(csrf().useInvalidToken()))
        .andExpect(forwardedUrl("/stale"));
    desk.pages
        .perform(get("/stale").with(desk.officer()))
        .andExpect(status().isForbidden())
        .andExpect(content().string(containsString("Nothing was changed")));
  }

  @Test
  void thePolicyAllowsNothingFromElsewhereAndNothingInline() throws Exception {
    MockHttpServletResponse page =
        desk.pages.perform(get("/").with(desk.officer())).andReturn().getResponse();
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-inline", "unsafe-eval", "*");
    assertThat(page.getContentAsString())
        .doesNotContain("<script>", " style=", " onclick=", "javascript:");
    assertThat(page.getHeader("Cache-Control")).contains("no-store");
  }

  @Test
  void aPageThatIsNotThereSaysSo() throws Exception {
    desk.pages
        .perform(get("/nothing-here").with(desk.officer()))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("There is no such page")));
  }

  @ParameterizedTest
  @CsvSource({
    "fr,Se déconnecter",
    "nl,Afmelden",
    "de,Abmelden",
    "pt,Terminar sessão",
    "fi,Sign out"
  })
  void thePageSpeaksTheBrowsersLanguage(String tag, String word) throws Exception {
    desk.pages
        .perform(get("/").header("Accept-Language", tag).with(desk.officer()))
        .andExpect(content().string(containsString(word)));
  }

  @Test
  void theFirstPageIsLight() throws Exception {
    long bytes = 0;
    for (String path :
        new String[] {
          "/",
          "/assets/pico.min.css",
          "/assets/pages.css",
          "/assets/site.css",
          "/assets/saola.svg",
          "/assets/htmx.min.js"
        }) {
      MockHttpServletResponse answer =
          desk.pages
              .perform(get(path).with(desk.officer()))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse();
      bytes += Gzipped.size(answer.getContentAsByteArray());
    }
    assertThat(bytes).isLessThan(100 * 1024);
  }

  @Test
  void assetsNeedNoSignIn() throws Exception {
    desk.pages
        .perform(get("/assets/pages.css"))
        .andExpect(status().isOk())
        .andExpect(header().exists("Cache-Control"));
  }
}
