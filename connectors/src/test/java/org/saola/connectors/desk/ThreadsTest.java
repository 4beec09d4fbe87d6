// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.content.FileContent;
import org.saola.message.manifest.MessageId;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** A request, a question and an answer, as the officers of both agencies read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadsTest {
  private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";

  private Exchange exchange;
  private MessageId request;
  private MessageId question;
  private MessageId answer;

  @BeforeAll
  void exchange(@TempDir Path folder) throws Exception {
    exchange = new Exchange(folder);
    request = exchange.send(exchange.customs, Drafts.request("FR-POLICE", SCRIPT, true));
    question =
        exchange.send(
            exchange.police, Drafts.question("NL-CUSTOMS", request, "Which lorry is meant? " + SCRIPT));
    Path document = Files.writeString(folder.resolve("document"), "<html>" + SCRIPT);
    answer =
        exchange.send(
            exchange.police,
            Drafts.answer(
                "NL-CUSTOMS",
                request,
                Map.of(
                    "persons",
                    Drafts.persons("Dupont-Sample"),
                    "attachment",
                    new FileContent("image/png", document, Files.size(document)))));
  }

  @AfterAll
  void close() {
    exchange.close();
  }

  private static MockHttpServletResponse page(
      DeskOfAgency desk, String path, MockHttpSession session) throws Exception {
    return desk.pages
        .perform(get(path).with(desk.officer()).session(session))
        .andReturn()
        .getResponse();
  }

  private String thread(DeskOfAgency desk, MockHttpSession session) throws Exception {
    desk.pages
        .perform(
            post("/threads/" + request + "/reason")
                .param("ground", "CASE")
                .param("words", "file 12")
                .with(csrf())
                .with(desk.officer())
                .session(session))
        .andExpect(status().is3xxRedirection())
        .andExpect(redirectedUrl("/threads/" + request));
    return page(desk, "/threads/" + request, session).getContentAsString();
  }

  @Test
  void theListSaysWhatItIsAboutAndWhoseMoveItIs() throws Exception {
    String list = page(exchange.customs, "/", new MockHttpSession()).getContentAsString();
    assertThat(list).contains("Case request", "FR-POLICE", "alert(1)");
    assertThat(list).doesNotContain("<script>alert", "onerror=alert(2)>");
  }

  @Test
  void bothSidesReadTheSameConversation() throws Exception {
    String customs = thread(exchange.customs, new MockHttpSession());
    assertThat(customs)
        .contains("Registered keepers of the vehicle", "Which lorry is meant?", "One keeper was found")
        .doesNotContain("<script>alert", "onerror=alert(2)>", "{\"");
    String police = thread(exchange.police, new MockHttpSession());
    assertThat(police)
        .contains("Registered keepers of the vehicle", "Which lorry is meant?", "Vermeulen-Sample");
  }
}
