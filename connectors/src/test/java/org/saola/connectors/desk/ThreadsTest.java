// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.inbox.WithdrawnFile;
import org.saola.connectors.log.ClockFile;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.DecisionAnswer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request, a question and answers, as the officers of both agencies read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadsTest {
  private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private Exchange exchange;
  private MessageId request;
  private MessageId cut;
  private MessageId asked;
  private MessageId disguised;
  private MessageId picture;

  @BeforeAll
  void exchange(@TempDir Path folder) throws Exception {
    exchange = new Exchange(folder);
    request = exchange.send(exchange.customs, Drafts.request("FR-POLICE", SCRIPT, true));
    exchange.send(
        exchange.police, Drafts.question("NL-CUSTOMS", request, "Which lorry is meant? " + SCRIPT));
    exchange.send(
        exchange.police,
        Drafts.answer("NL-CUSTOMS", request, Map.of("persons", Drafts.persons("Dupont-Sample"))));
    StandInHub.Rules usual = exchange.hub.rules;
    exchange.hub.rules =
        (query, nominal, to) ->
            new DecisionAnswer.Ruling(!nominal, List.of("all.nominal-never-to-partner"));
    cut = exchange.send(exchange.customs, Drafts.request("FR-POLICE", "Poaching", true));
    exchange.hub.rules = usual;
    asked = exchange.send(exchange.police, Drafts.request("NL-CUSTOMS", "Trafficking", false));
    disguised =
        attached(folder.resolve("page"), ("<html>" + SCRIPT).getBytes(StandardCharsets.UTF_8));
    picture = attached(folder.resolve("picture"), PNG);
  }

  private MessageId attached(Path file, byte[] bytes) throws Exception {
    Files.write(file, bytes);
    return exchange.send(
        exchange.customs,
        Drafts.answer(
            "FR-POLICE",
            asked,
            Map.of("attachment", new FileContent("image/png", file, bytes.length))));
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

  private static String opened(DeskOfAgency desk, MessageId thread, MockHttpSession session)
      throws Exception {
    desk.pages
        .perform(
            post("/threads/" + thread + "/reason")
                .param("ground", "CASE")
                .param("words", "file 12")
                .with(csrf())
                .with(desk.officer())
                .session(session))
        .andExpect(status().is3xxRedirection())
        .andExpect(redirectedUrl("/threads/" + thread));
    return page(desk, "/threads/" + thread, session).getContentAsString();
  }

  private static String consultations(DeskOfAgency desk) throws Exception {
    try (Stream<Path> files = Files.walk(desk.agency.home.state("consultations"))) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .map(ThreadsTest::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String partOf(MessageId message, String from, String part) {
    return "/messages/%s.%s/parts/%s".formatted(message, from, part);
  }

  @Test
  void theListSaysWhatItIsAboutAndWhoseMoveItIs() throws Exception {
    String list = page(exchange.customs, "/", new MockHttpSession()).getContentAsString();
    assertThat(list).contains("Case request", "FR-POLICE", "Trafficking", "alert(1)");
    assertThat(list).doesNotContain("<script>alert", "onerror=alert(2)>");
  }

  @Test
  void bothSidesReadTheSameConversation_andScriptIsText() throws Exception {
    String customs = opened(exchange.customs, request, new MockHttpSession());
    String police = opened(exchange.police, request, new MockHttpSession());
    for (String side : new String[] {customs, police}) {
      assertThat(side)
          .contains("Registered keepers of the vehicle", "Which lorry is meant?")
          .contains("One keeper was found", "&lt;script&gt;alert(1)", "Vermeulen-Sample")
          .doesNotContain("<script>alert", "onerror=alert(2)>", "{\"reference");
    }
    assertThat(customs)
        .contains("Accepted by the hub", "Opened by the connector", "log entry")
        .doesNotContain("Dupont-Sample");
  }

  @Test
  void aQuestionIsAnsweredInItsThread_andWhatIsTakenBackIsMarkedAndOffersNothing()
      throws Exception {
    MessageId first =
        exchange.send(exchange.customs, Drafts.request("FR-POLICE", "Ivory at Calais", false));
    exchange.send(exchange.police, Drafts.question("NL-CUSTOMS", first, "When was that?"));
    assertThat(
            page(exchange.customs, "/threads/" + first, new MockHttpSession()).getContentAsString())
        .contains("Your answer is awaited by", "/compose/explain/");
    MessageId spread =
        exchange.send(
            exchange.customs,
            Drafts.draft(
                "seizure-report/1",
                "FR-POLICE",
                null,
                null,
                null,
                Map.of("report", Samples.reads(Samples.csv(1)).getFirst().parts().get("report"))));
    assertThat(
            page(exchange.police, "/threads/" + spread, new MockHttpSession()).getContentAsString())
        .contains("/compose/forward/" + spread);
    exchange.send(exchange.customs, Drafts.recall("FR-POLICE", exchange.customs, spread));
    assertThat(
            page(exchange.police, "/threads/" + spread, new MockHttpSession()).getContentAsString())
        .contains("Taken back by its sender", "Manis javanica")
        .doesNotContain("/compose/forward/" + spread);
    Path folder = exchange.police.agency.home.inbox().resolve(spread.value());
    assertThat(folder.resolve(WithdrawnFile.NAME)).content().contains("recall/1");
    assertThat(new OfflineVerify(VerificationTrust.ofHomeAround(folder)).verify(folder))
        .allMatch(OfflineVerify.Line::holds);
    assertThat(page(exchange.police, "/", new MockHttpSession()).getContentAsString())
        .contains("Taken back by its sender");
  }

  @Test
  void theLogsClockSaysHowLongThereIs() throws Exception {
    MessageId late =
        exchange.send(exchange.police, Drafts.request("NL-CUSTOMS", "Glass eels", false));
    assertThat(page(exchange.customs, "/?show=overdue", new MockHttpSession()).getContentAsString())
        .doesNotContain("Glass eels");
    assertThat(page(exchange.customs, "/?show=ours", new MockHttpSession()).getContentAsString())
        .contains("Glass eels", "Waiting for your answer", "7 days left");
    Instant due = Instant.now().minus(Duration.ofDays(1)).minus(Duration.ofMinutes(5));
    ClockFile clock =
        new ClockFile(
            List.of(
                new ClockFile.Clock(
                    new AgencyId("NL-CUSTOMS"),
                    ClockFile.State.OVERDUE,
                    "OTHER",
                    due.minus(Duration.ofDays(7)),
                    due,
                    List.of(),
                    null,
                    null,
                    due,
                    null)));
    Files.write(
        exchange.customs.agency.home.inbox().resolve(late.value()).resolve(ClockFile.NAME),
        clock.bytes());
    assertThat(page(exchange.customs, "/?show=overdue", new MockHttpSession()).getContentAsString())
        .contains("Glass eels", "Your answer is overdue", "1 day", "late");
    assertThat(
            page(exchange.customs, "/threads/" + late, new MockHttpSession()).getContentAsString())
        .contains("The time has run out", "Time limit for NL-CUSTOMS");
  }

  @Test
  void whatWasKeptFromSomebodyIsSaidWithItsRuleInWords() throws Exception {
    String rule = "Partners never get what names persons (all.nominal-never-to-partner)";
    assertThat(opened(exchange.customs, cut, new MockHttpSession()))
        .contains("Kept from recipients", rule);
    assertThat(opened(exchange.police, cut, new MockHttpSession()))
        .contains("Kept from you", rule)
        .doesNotContain("Vermeulen-Sample");
  }

  @Test
  void nothingIsShownBeforeTheReasonIsGiven_andItIsKept() throws Exception {
    MockHttpSession session = new MockHttpSession();
    String asks = page(exchange.police, "/threads/" + request, session).getContentAsString();
    assertThat(asks).contains("Why do you open this?").doesNotContain("Vermeulen", "keeper");
    String again =
        exchange
            .police
            .pages
            .perform(
                post("/threads/" + request + "/reason")
                    .param("ground", "OTHER")
                    .with(csrf())
                    .with(exchange.police.officer())
                    .session(session))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(again).contains("Say in a few words", "aria-invalid").doesNotContain("Vermeulen");
    assertThat(opened(exchange.police, request, session)).contains("Vermeulen-Sample");
    assertThat(consultations(exchange.police)).contains("CASE: file 12", "Ann Officer");
    assertThat(
            page(exchange.police, "/threads/" + request, new MockHttpSession())
                .getContentAsString())
        .doesNotContain("Vermeulen");
  }

  @Test
  void withoutPersonsItIsOpenedWithoutAQuestion_andRecordedAllTheSame() throws Exception {
    String page =
        page(exchange.customs, "/threads/" + asked, new MockHttpSession()).getContentAsString();
    // Its answers carry a document that may name persons; the request alone does not.
    assertThat(page).contains("Why do you open this?");
    MessageId plain =
        exchange.send(exchange.police, Drafts.request("NL-CUSTOMS", "Smuggling of orchids", false));
    assertThat(
            page(exchange.customs, "/threads/" + plain, new MockHttpSession()).getContentAsString())
        .contains("Smuggling of orchids", "/compose/reply/" + plain + "?outcome=CLARIFY");
    assertThat(consultations(exchange.customs)).contains(plain.value());
    exchange.carry();
    assertThat(
            page(exchange.police, "/threads/" + plain, new MockHttpSession()).getContentAsString())
        .doesNotContain("/compose/reply/", "/compose/forward/")
        .contains("/compose/recall/" + plain, "Read by an officer");
  }

  @Test
  void anImageIsShownOnlyIfItsBytesAreOne() throws Exception {
    MockHttpSession session = new MockHttpSession();
    String thread = opened(exchange.police, asked, session);
    assertThat(thread)
        .contains(partOf(picture, "NL-CUSTOMS", "attachment") + "/image")
        .doesNotContain(partOf(disguised, "NL-CUSTOMS", "attachment") + "/image");

    MockHttpServletResponse shown =
        page(exchange.police, partOf(picture, "NL-CUSTOMS", "attachment") + "/image", session);
    assertThat(shown.getContentAsByteArray()).isEqualTo(PNG);
    assertThat(shown.getContentType()).isEqualTo("image/png");
    requireGuarded(shown);
    assertThat(
            page(exchange.police, partOf(disguised, "NL-CUSTOMS", "attachment") + "/image", session)
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void everythingElseIsOnlyHandedOut() throws Exception {
    MockHttpSession session = new MockHttpSession();
    opened(exchange.police, asked, session);
    MockHttpServletResponse file =
        page(exchange.police, partOf(disguised, "NL-CUSTOMS", "attachment"), session);
    assertThat(file.getContentType()).isEqualTo("application/octet-stream");
    assertThat(file.getHeader("Content-Disposition")).startsWith("attachment;");
    requireGuarded(file);
    assertThat(consultations(exchange.police)).contains("DOWNLOAD of attachment; CASE: file 12");
  }

  private static void requireGuarded(MockHttpServletResponse file) {
    assertThat(file.getHeaders("X-Content-Type-Options")).containsOnly("nosniff");
    assertThat(file.getHeaders("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
  }

  /** Whoever passes on persons has read about them first, and that is recorded. */
  @Test
  void anOfficerWhoHasNotReadItIsSentToReadItFirst() throws Exception {
    var newcomer =
        oidcLogin()
            .idToken(token -> token.subject("0f8f-2").claim("name", "Bea New"))
            .authorities(
                AuthorityUtils.createAuthorityList(
                    "ROLE_liaison-officer", "AGENCY_" + exchange.police.agency.id));
    exchange
        .police
        .pages
        .perform(get("/compose/forward/" + picture).with(newcomer))
        .andExpect(redirectedUrl("/threads/" + asked));
    exchange
        .police
        .pages
        .perform(
            post("/compose/drafts/" + java.util.UUID.randomUUID())
                .param("doing", "forward")
                .param("message", picture.toString())
                .param("action", "save")
                .with(csrf())
                .with(newcomer))
        .andExpect(status().isNotFound());
  }

  /** A reason alone records no reading: the picture comes with its message, and not before. */
  @Test
  void aReasonAloneShowsNoPicture() throws Exception {
    MockHttpSession session = new MockHttpSession();
    exchange.police.pages.perform(
        post("/threads/" + asked + "/reason")
            .param("ground", "CASE")
            .param("words", "RHD-17")
            .with(csrf())
            .with(exchange.police.officer())
            .session(session));
    String image = partOf(picture, "NL-CUSTOMS", "attachment") + "/image";
    assertThat(page(exchange.police, image, session).getStatus()).isEqualTo(404);
    page(exchange.police, "/threads/" + asked, session);
    assertThat(page(exchange.police, image, session).getStatus()).isEqualTo(200);
  }

  @Test
  void filesOfWhatWasNotOpenedAreNotHandedOut() throws Exception {
    MockHttpSession session = new MockHttpSession();
    assertThat(
            page(exchange.police, partOf(picture, "NL-CUSTOMS", "attachment") + "/image", session)
                .getStatus())
        .isEqualTo(404);
    MockHttpServletResponse file =
        page(exchange.police, partOf(picture, "NL-CUSTOMS", "attachment"), session);
    assertThat(file.getStatus()).isEqualTo(303);
    assertThat(file.getHeader("Location")).isEqualTo("/threads/" + asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/threads/..",
        "/threads/%2e%2e%2fkeystore.p12",
        "/threads/0",
        "/messages/..%2f..%2fkeystore.p12/parts/a",
        "/messages/%2e%2e/parts/attachment",
        "/messages/x.FR-POLICE/parts/attachment/image"
      })
  void aPathLeadsNowhereElse(String path) throws Exception {
    MockHttpSession session = new MockHttpSession();
    opened(exchange.police, asked, session);
    MockHttpServletResponse answer =
        exchange
            .police
            .pages
            .perform(
                get(java.net.URI.create(path)).with(exchange.police.officer()).session(session))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest", "manifest.json", "..%2f..%2fkeystore.p12", "seal", "reply"})
  void aPartIsOneThatTheMessageHas(String part) throws Exception {
    MockHttpSession session = new MockHttpSession();
    opened(exchange.police, asked, session);
    MockHttpServletResponse answer =
        exchange
            .police
            .pages
            .perform(
                get(java.net.URI.create(partOf(picture, "NL-CUSTOMS", part)))
                    .with(exchange.police.officer())
                    .session(session))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/threads/", "/messages/"})
  void anotherAgencysOfficerGetsNothing(String path) throws Exception {
    exchange
        .police
        .pages
        .perform(
            get(path.length() > 1 ? path + request : path)
                .with(DeskOfAgency.person("liaison-officer", "NL-CUSTOMS")))
        .andExpect(forwardedUrl("/refused"));
  }

  @Test
  void aDamagedFolderIsAProblemOfItsOwn() throws Exception {
    MessageId hurt =
        exchange.send(exchange.police, Drafts.request("NL-CUSTOMS", "Hurt beyond repair", false));
    Path folder = exchange.customs.agency.home.inbox().resolve(hurt.value());
    Files.writeString(folder.resolve("request.json"), "{\"reference\":");
    assertThat(
            page(exchange.customs, "/threads/" + hurt, new MockHttpSession()).getContentAsString())
        .contains("changed or damaged");
    Files.writeString(folder.resolve("seal.json"), "[]");
    assertThat(page(exchange.customs, "/threads/" + hurt, new MockHttpSession()))
        .satisfies(page -> assertThat(page.getStatus()).isEqualTo(200))
        .satisfies(
            page ->
                assertThat(page.getContentAsString())
                    .contains("changed or damaged")
                    .doesNotContain("Registered keepers"));
    Files.delete(folder.resolve("manifest.json"));
    Files.writeString(folder.resolve("manifest.json"), "not what was sent");
    String problems =
        page(exchange.customs, "/?show=problems", new MockHttpSession()).getContentAsString();
    assertThat(problems).contains("Folders that cannot be read", hurt.value());
    assertThat(page(exchange.customs, "/", new MockHttpSession()).getContentAsString())
        .contains("Trafficking")
        .doesNotContain("Hurt beyond repair");
  }

  @Test
  void itSpeaksTheReadersLanguage() throws Exception {
    MockHttpSession session = new MockHttpSession();
    opened(exchange.police, request, session);
    String page =
        exchange
            .police
            .pages
            .perform(
                get("/threads/" + request)
                    .header("Accept-Language", "nl")
                    .with(exchange.police.officer())
                    .session(session))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains("Wat gevraagd wordt", "Verdachte", "Gelezen door een medewerker");
  }

  @Test
  void aLongTextIsShownWhole() throws Exception {
    String facts = "x".repeat(1999) + "END";
    MessageId big =
        exchange.send(exchange.police, Drafts.request("NL-CUSTOMS", facts.substring(2), false));
    assertThat(
            page(exchange.customs, "/threads/" + big, new MockHttpSession()).getContentAsString())
        .contains(facts.substring(2));
    assertThat(page(exchange.customs, "/", new MockHttpSession()).getContentAsString())
        .doesNotContain("xEND");
  }
}
