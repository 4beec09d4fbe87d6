// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.standin.StandInHub;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A case request from an empty form to its evidence, and to the other agency's inbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseRequestTest {
  static final String SCRIPT = "<script>alert(1)</script>";

  private TwoDesks desks;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    desks = new TwoDesks(folder);
  }

  @AfterAll
  void close() {
    desks.close();
  }

  private static String draft() {
    return "/compose/drafts/" + UUID.randomUUID();
  }

  /** All that an ordinary request needs. */
  static MockHttpServletRequestBuilder filled(String draft, String action) {
    return post(draft)
        .param("action", action)
        .param("type", "case-request/1")
        .param("to", "FR-POLICE", "EUROPOL")
        .param("parts.request.reference", "RHD-17/2026")
        .param("parts.request.informationSought", "The consignees of container loads of timber.")
        .param("parts.request.purpose", "Tracing the consignment.")
        .param("parts.request.facts", "Timber was found under scrap metal.")
        .param("parts.request.offence", "Smuggling of protected timber, up to six years.")
        .param("parts.request.whyHeldThere", "The consignee's seat is there.")
        .param("parts.request.timeLimit", "OTHER")
        .param("purpose", "INVESTIGATION")
        .param("marking.tlp", "AMBER")
        .param("marking.handling", "H1");
  }

  private void save(MockHttpServletRequestBuilder form, String goesTo) throws Exception {
    desks
        .customs
        .pages
        .perform(form.with(csrf()).with(desks.customs.officer()))
        .andExpect(redirectedUrl(goesTo));
  }

  private String page(String address) throws Exception {
    return desks.page(address);
  }

  private String send(String draft) throws Exception {
    String seen = TwoDesks.seen(page(draft + "/preview"));
    return desks.done(post(draft + "/send").param("seen", seen));
  }

  private void awaitSaid(String sent, String words) throws Exception {
    desks.awaitSaid(desks.customs, sent, words);
  }

  private void awaitAccepted(String sent) throws Exception {
    awaitSaid(sent, "Accepted: entry");
  }

  @Test
  void goesFromTheFormToItsEvidenceAndToTheOtherDesk() throws Exception {
    assertThat(page("/compose/case-request")).contains("8 hours", "7 calendar days", "TLP:AMBER");
    String draft = draft();
    save(
        filled(draft, "continue")
            .param("parts.persons.subjects[0].person.category", "SUSPECT")
            .param("parts.persons.subjects[0].person.basis", "FACT")
            .param("parts.persons.subjects[0].person.familyName", "Verhoeven")
            .param("parts.persons.subjects[0].linkToPurpose", "Signed for the container."),
        draft + "/preview");
    assertThat(page(draft + "/preview"))
        .contains("FR-POLICE", "EUROPOL", "Persons", "Verhoeven", "permit-FR-POLICE");
    String sent = send(draft);
    assertThat(sent).startsWith("/compose/sent/desk-");
    awaitAccepted(sent);
    try (Stream<Path> inbox = Files.list(desks.police.agency.home.inbox())) {
      assertThat(inbox.map(it -> it.resolve("persons.json")))
          .anySatisfy(persons -> assertThat(persons).content().contains("Verhoeven"));
    }
    assertThat(page("/compose")).doesNotContain("RHD-17/2026", draft);
  }

  /** A part of the page that is named as an element is would be put in twice. */
  @Test
  void nothingStandsAboveTheFormThatBelongsWithinIt() throws Exception {
    assertThat(page("/compose/case-request").split("<main", 2)[1].split("<form", 2)[0])
        .doesNotContain("For a third country only")
        .doesNotContain("<summary");
  }

  @Test
  void whatIsMissingIsNamedAtTheTopWithALinkToItsField() throws Exception {
    String draft = draft();
    save(
        post(draft).param("action", "continue").param("type", "case-request/1"),
        draft + "?checked=yes");
    assertThat(page(draft + "?checked=yes"))
        .contains(
            "id=\"summary\"",
            "href=\"#parts-request-facts\"",
            "aria-describedby=\"parts-request-facts-hint parts-request-facts-wrong\"",
            "href=\"#recipients\"");
  }

  @Test
  void urgencyNeedsItsGround() throws Exception {
    String draft = draft();
    save(
        filled(draft, "continue")
            .param("parts.request.urgency.ground", "IMMINENT_RISK_OF_LOSING_RELEVANCE")
            .param("parts.request.urgency.reasons", "The ship leaves tomorrow."),
        draft + "?checked=yes");
    assertThat(page(draft + "?checked=yes"))
        .contains("Give a ground of urgency for an urgent request");
  }

  @Test
  void strayPersonalDataIsShownBesideItsField_andMayBeLookedAt() throws Exception {
    String draft = draft();
    save(
        filled(draft, "continue").param("parts.request.restrictionsOnUse", "x"),
        draft + "/preview");
    MockHttpServletRequestBuilder phone =
        post(draft)
            .param("action", "continue")
            .param("to", "FR-POLICE")
            .param("parts.request.reference", "RHD-17/2026")
            .param("parts.request.informationSought", "Who answers at +31 6 1234 5678?")
            .param("parts.request.purpose", "Tracing.")
            .param("parts.request.facts", "Timber.")
            .param("parts.request.offence", "Smuggling.")
            .param("parts.request.whyHeldThere", "Seat.")
            .param("parts.request.timeLimit", "OTHER")
            .param("purpose", "INVESTIGATION")
            .param("marking.tlp", "AMBER");
    save(phone, draft + "?checked=yes");
    assertThat(page(draft + "?checked=yes"))
        .contains("looks like a telephone number", "request.informationSought: PHONE");
    phone.param("reviewed", "request.informationSought: PHONE");
    save(phone, draft + "/preview");
    assertThat(page(draft + "/preview")).contains("request.informationSought: PHONE");
  }

  @Test
  void whatWasSaidOfATextIsNotSaidOfTheNext() throws Exception {
    String draft = draft();
    save(filled(draft, "save").param("reviewed", "request.facts: PHONE"), draft + "?kept=yes#kept");
    assertThat(page(draft)).doesNotContain("request.facts: PHONE");
  }

  @Test
  void personalDataIsWarnedOfWhileItIsTyped() throws Exception {
    desks
        .customs
        .pages
        .perform(
            post("/compose/check-field")
                .header("HX-Trigger-Name", "parts.request.facts")
                .param("parts.request.facts", "Call him at +31 6 1234 5678.")
                .with(csrf())
                .with(desks.customs.officer()))
        .andExpect(content().string(containsString("telephone number")))
        .andExpect(content().string(not(containsString("1234"))));
  }

  @Test
  void aScriptInEveryFieldIsText_inFormAndPreviewAndThere() throws Exception {
    String draft = draft();
    MockHttpServletRequestBuilder form =
        post(draft).param("action", "continue").param("type", "case-request/1");
    for (String field :
        List.of("reference", "informationSought", "facts", "offence", "whyHeldThere", "purpose")) {
      form.param("parts.request." + field, SCRIPT);
    }
    form.param("parts.persons.subjects[0].entity", SCRIPT)
        .param("parts.persons.subjects[0].linkToPurpose", SCRIPT)
        .param("parts.request.timeLimit", "OTHER")
        .param("purpose", "INVESTIGATION")
        .param("marking.tlp", "AMBER")
        .param("to", "FR-POLICE");
    save(form, draft + "/preview");
    for (String address : List.of(draft, draft + "/preview", "/compose")) {
      assertThat(page(address)).contains("&lt;script&gt;alert(1)").doesNotContain(SCRIPT);
    }
    String sent = send(draft);
    awaitAccepted(sent);
    try (Stream<Path> inbox = Files.list(desks.police.agency.home.inbox())) {
      assertThat(inbox.map(it -> it.resolve("request.json")))
          .anySatisfy(request -> assertThat(request).content().contains(SCRIPT));
    }
  }

  @Test
  void aForgedFormChangesNothing() throws Exception {
    String draft = draft();
    desks
        .customs
        .pages
        .perform(filled(draft, "save").with(csrf().useInvalidToken()).with(desks.customs.officer()))
        .andExpect(forwardedUrl("/stale"));
    desks
        .customs
        .pages
        .perform(get(draft).with(desks.customs.officer()))
        .andExpect(status().isNotFound());
  }

  @Test
  void anotherOfficersDraftIsNotThere() throws Exception {
    String draft = draft();
    save(filled(draft, "save"), draft + "?kept=yes#kept");
    var colleague = desks.customs.officer().idToken(token -> token.subject("another"));
    for (String address : List.of(draft, draft + "/preview")) {
      desks.customs.pages.perform(get(address).with(colleague)).andExpect(status().isNotFound());
    }
    desks
        .customs
        .pages
        .perform(post(draft + "/send").param("seen", "x").with(csrf()).with(colleague))
        .andExpect(status().isNotFound());
    desks.customs.pages.perform(post(draft + "/delete").with(csrf()).with(colleague));
    assertThat(page(draft)).contains("RHD-17/2026");
  }

  @Test
  void draftsAreReadByTheConnectorAlone() throws Exception {
    String draft = draft();
    save(filled(draft, "save"), draft + "?kept=yes#kept");
    try (Stream<Path> files = Files.walk(desks.customs.agency.home.state("desk"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .satisfiesAnyOf(
                it -> assertThat(it).endsWith("------"),
                it -> assertThat(file.getFileName().toString()).isEqualTo("desk"));
      }
    }
  }

  @Test
  void nothingIsSentButWhatWasLookedAt() throws Exception {
    String draft = draft();
    save(filled(draft, "continue"), draft + "/preview");
    String seen = TwoDesks.seen(page(draft + "/preview"));
    save(
        filled(draft, "save").param("parts.request.restrictionsOnUse", "Ask us first."),
        draft + "?kept=yes#kept");
    save(post(draft + "/send").param("seen", seen), draft + "/preview?changed=yes");
    assertThat(page(draft + "/preview?changed=yes")).contains("Nothing was sent");
  }

  @Test
  void whatTheHubRefusedIsADraftAgain() throws Exception {
    String draft = draft();
    save(filled(draft, "continue"), draft + "/preview");
    desks.hub.refuseWith = java.util.Optional.of("RECIPIENT_FULL");
    String sent;
    try {
      sent = send(draft);
      awaitSaid(sent, "The hub refused it");
    } finally {
      desks.hub.refuseWith = java.util.Optional.empty();
    }
    assertThat(page(sent)).contains("RECIPIENT_FULL", "Open as a draft again");
    save(post(sent + "/again"), draft);
    assertThat(page(draft)).contains("RHD-17/2026");
  }

  @Test
  void ifNobodyMayHaveItItIsSaidWhatWouldHaveToChange() throws Exception {
    String draft = draft();
    save(
        post(draft)
            .param("action", "save")
            .param("type", "case-request/1")
            .param("to", "BR-CUSTOMS"),
        draft + "?kept=yes#kept");
    desks.hub.rules =
        (query, nominal, agency) ->
            new org.saola.message.notice.DecisionAnswer.Ruling(
                false, List.of("all.third-country-needs-basis"));
    try {
      MockHttpServletRequestBuilder form =
          filled(draft, "continue").param("transferBasis", "ART36_ADEQUACY");
      save(form, draft + "/preview");
      assertThat(page(draft + "/preview"))
          .contains("Nobody may have this as it is", "Choose the basis of the transfer")
          .doesNotContain(">Send</button>");
      save(
          post(draft + "/send").param("seen", TwoDesks.seen(page(draft + "/preview"))),
          draft + "/preview?changed=yes");
    } finally {
      desks.hub.rules = StandInHub::usualRules;
    }
  }

  @Test
  void theDeadlineIsShownAsOneChooses() throws Exception {
    desks
        .customs
        .pages
        .perform(
            get("/compose/deadline")
                .param("parts.request.timeLimit", "URGENT_DIRECTLY_ACCESSIBLE")
                .with(desks.customs.officer()))
        .andExpect(content().string(containsString("the answer is due by")));
  }
}
