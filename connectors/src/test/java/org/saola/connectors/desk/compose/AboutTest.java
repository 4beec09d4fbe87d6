// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saola.connectors.desk.DeskOfAgency;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.notice.DecisionAnswer;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is written about a message that is here: answers with their files, and taking back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AboutTest {
  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\nand so on".getBytes(StandardCharsets.ISO_8859_1);

  private TwoDesks desks;
  private String request;

  @BeforeAll
  void askForSomething(@TempDir Path folder) throws Exception {
    desks = new TwoDesks(folder);
    String draft = "/compose/drafts/" + UUID.randomUUID();
    save(desks.customs, CaseRequestTest.filled(draft, "continue"), draft + "/preview");
    String sent = send(desks.customs, draft);
    awaitSaid(desks.customs, sent, "Accepted: entry");
    try (Stream<Path> inbox = Files.list(desks.police.agency.home.inbox())) {
      request = inbox.findFirst().orElseThrow().getFileName().toString();
    }
  }

  @AfterAll
  void close() {
    desks.close();
  }

  private static void save(DeskOfAgency desk, MockHttpServletRequestBuilder form, String goesTo)
      throws Exception {
    desk.pages.perform(form.with(csrf()).with(desk.officer())).andExpect(redirectedUrl(goesTo));
  }

  private static String page(DeskOfAgency desk, String address) throws Exception {
    return TwoDesks.page(desk, address);
  }

  private static String send(DeskOfAgency desk, String draft) throws Exception {
    String seen = TwoDesks.seen(page(desk, draft + "/preview"));
    String sent = TwoDesks.done(desk, post(draft + "/send").param("seen", seen));
    assertThat(sent).startsWith("/compose/sent/");
    return sent;
  }

  private void awaitSaid(DeskOfAgency desk, String sent, String words) throws Exception {
    desks.awaitSaid(desk, sent, words);
  }

  private MockHttpServletRequestBuilder answer(String draft, ReplyOutcome outcome) {
    return post(draft)
        .param("doing", "reply")
        .param("message", request)
        .param("outcome", outcome.name())
        .param("marking.tlp", "AMBER")
        .param("parts.reply.reference", "FR-77");
  }

  private static MockHttpServletRequestBuilder filled(
      MockHttpServletRequestBuilder form, ReplyOutcome outcome) {
    return switch (outcome) {
      case PROVIDE -> form.param("parts.reply.information", "Two consignees, both companies.");
      case PARTIAL ->
          form.param("parts.reply.information", "One consignee.")
              .param("answer.ground", "NOT_AVAILABLE");
      case REFUSE -> form.param("answer.ground", "NATIONAL_SECURITY");
      case CLARIFY -> form.param("parts.reply.questions[0]", "Which year?");
      case DELAY ->
          form.param("answer.until", "2026-12-20T10:00")
              .param("parts.reply.delay.judicialAuthorisation", "Of the investigating judge.")
              .param("parts.reply.delay.reason", "The judge sits on Tuesday.");
    };
  }

  @ParameterizedTest
  @EnumSource(ReplyOutcome.class)
  void everyAnswerReachesWhoAsked(ReplyOutcome outcome) throws Exception {
    assertThat(page(desks.police, "/compose/reply/" + request + "?outcome=" + outcome))
        .contains("NL-CUSTOMS", "value=\"" + request + "\"");
    String draft = "/compose/drafts/" + UUID.randomUUID();
    save(
        desks.police,
        filled(answer(draft, outcome), outcome).param("action", "continue"),
        draft + "/preview");
    awaitSaid(desks.police, send(desks.police, draft), "Accepted: entry");
    try (Stream<Path> inbox = Files.list(desks.customs.agency.home.inbox())) {
      assertThat(inbox.map(it -> it.resolve("manifest.json")))
          .anySatisfy(
              manifest ->
                  assertThat(manifest).content().contains("\"outcome\":\"" + outcome, request));
    }
  }

  @Test
  void aReplyBringsAFileWhoseTypeItsContentShows() throws Exception {
    // The usual rules of this hub let the police alone have persons, and a file may name some.
    desks.hub.rules =
        (query, nominal, agency) -> new DecisionAnswer.Ruling(true, List.of("permit-all"));
    String draft = "/compose/drafts/" + UUID.randomUUID();
    save(
        desks.police,
        filled(answer(draft, ReplyOutcome.PROVIDE), ReplyOutcome.PROVIDE).param("action", "files"),
        draft + "/files");
    attach(draft, "scan.pdf", PNG, "/files?wrong=false-type&really=image/png");
    attach(
        draft,
        "notes.txt",
        "MZ\u0001".getBytes(StandardCharsets.ISO_8859_1),
        "/files?wrong=not-carried&really=application/x-executable");
    attach(
        draft,
        "page.txt",
        "<html><script>".getBytes(StandardCharsets.UTF_8),
        "/files?wrong=not-carried&really=text/html");
    attach(
        draft,
        "scan.uff",
        new byte[] {0, 1, 2, 3},
        "/files?wrong=not-carried&really=application/octet-stream");
    attach(draft, "empty.txt", new byte[0], "/files?wrong=empty");
    assertThat(page(desks.police, draft + "/files?wrong=false-type&really=image/png"))
        .contains("not what its name says", "image/png");
    assertThat(page(desks.police, draft + "/files")).doesNotContain("scan.pdf");
    attach(draft, "C:\\photos\\scan.png", PNG, "/files");
    assertThat(page(desks.police, draft + "/preview")).contains("scan.png", "Document");
    awaitSaid(desks.police, send(desks.police, draft), "Accepted: entry");
    desks.hub.rules = StandInHub::usualRules;
    try (Stream<Path> files = Files.walk(desks.customs.agency.home.inbox())) {
      assertThat(files.filter(it -> it.endsWith("attachment.png")).toList())
          .singleElement()
          .satisfies(file -> assertThat(file).hasBinaryContent(PNG));
    }
  }

  private void attach(String draft, String name, byte[] content, String goesTo) throws Exception {
    desks
        .police
        .pages
        .perform(
            multipart(draft + "/files")
                .file(new MockMultipartFile("file", name, "image/jpeg", content))
                .param("part", "attachment")
                .content(new byte[1])
                .with(csrf())
                .with(desks.police.officer()))
        .andExpect(redirectedUrl(draft + goesTo));
  }

  @Test
  void aFileOfUnknownSizeIsNotRead_andTheDraftIsKept() throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    save(
        desks.police,
        answer(draft, ReplyOutcome.PROVIDE).param("action", "files"),
        draft + "/files");
    desks
        .police
        .pages
        .perform(
            multipart(draft + "/files")
                .file(new MockMultipartFile("file", "scan.png", "image/png", PNG))
                .with(csrf())
                .with(desks.police.officer()))
        .andExpect(
            org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl(
                "/compose/too-large?draft=" + draft.substring(draft.lastIndexOf('/') + 1)));
    desks
        .police
        .pages
        .perform(
            get("/compose/too-large")
                .param("draft", draft.substring(16))
                .with(desks.police.officer()))
        .andExpect(status().is(413))
        .andExpect(
            org.springframework.test.web.servlet.result.MockMvcResultMatchers.content()
                .string(org.hamcrest.Matchers.containsString("your draft is kept")));
    assertThat(page(desks.police, draft)).contains("FR-77");
  }

  @Test
  void onlyWhatWasReceivedIsAnswered_andOnlyOnesOwnIsTakenBack() throws Exception {
    desks
        .customs
        .pages
        .perform(get("/compose/reply/" + request).with(desks.customs.officer()))
        .andExpect(status().isNotFound());
    desks
        .police
        .pages
        .perform(get("/compose/recall/" + request).with(desks.police.officer()))
        .andExpect(status().isNotFound());
    assertThat(page(desks.customs, "/compose/recall/" + request))
        .contains("This goes to everybody who has the message");
  }

  @Test
  void whoWasSignedOutMeanwhileComesBackToTheDraft() throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    desks.police.pages.perform(post(draft).param("action", "save")).andExpect(redirectedUrl(draft));
    desks.police.pages.perform(get(draft)).andExpect(redirectedUrl("/oauth2/authorization/saola"));
  }
}
