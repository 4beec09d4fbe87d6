// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.connectors.reading.Reading;
import org.saola.connectors.reading.Readings;
import org.saola.connectors.reading.RecordCheck;
import org.saola.message.manifest.MessageId;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** What an officer finds again, and takes away as a document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private static final String OFFENCE =
      "Œuvre de contrebande à Ålesund & <b>Zürich</b>: Façade, ß, €, ção, ij";

  private Exchange exchange;
  private MessageId request;

  @BeforeAll
  void exchange(@TempDir Path folder) throws Exception {
    exchange = new Exchange(folder);
    request = exchange.send(exchange.customs, Drafts.request("FR-POLICE", OFFENCE, true));
    exchange.send(exchange.police, Drafts.request("NL-CUSTOMS", "Poaching of rhinoceros", false));
  }

  @AfterAll
  void close() {
    exchange.close();
  }

  private static MockHttpServletResponse page(
      DeskOfAgency desk, String path, MockHttpSession session, Object... words) throws Exception {
    return desk.pages
        .perform(get(path, words).with(desk.officer()).session(session))
        .andReturn()
        .getResponse();
  }

  private String found(DeskOfAgency desk, String words) throws Exception {
    return search(desk, "words", words);
  }

  private static String search(DeskOfAgency desk, String... fields) throws Exception {
    MockHttpSession session = new MockHttpSession();
    MockHttpServletResponse answer = asked(desk, session, fields);
    String address = answer.getRedirectedUrl();
    return address == null
        ? answer.getContentAsString()
        : page(desk, address, session).getContentAsString();
  }

  private static MockHttpServletResponse asked(
      DeskOfAgency desk, MockHttpSession session, String... fields) throws Exception {
    var form = post("/search").with(csrf()).with(desk.officer()).session(session);
    for (int i = 0; i < fields.length; i += 2) {
      form.param(fields[i], fields[i + 1]);
    }
    return desk.pages.perform(form).andReturn().getResponse();
  }

  private static List<Reading> searches(DeskOfAgency desk) throws Exception {
    List<Reading> lines = new ArrayList<>();
    RecordCheck.run(
        desk.agency.home,
        line -> {
          if (line.action() == Reading.Action.SEARCHED) {
            lines.add(line);
          }
        });
    return lines;
  }

  @ParameterizedTest
  @CsvSource({"alesund FACADE", "zurich contrebande", "ÅLESUND NL-CUSTOMS", "keepers pangolin"})
  void allWordsAreFound_whateverTheirCaseAndAccents(String words) throws Exception {
    for (DeskOfAgency desk : new DeskOfAgency[] {exchange.customs, exchange.police}) {
      assertThat(found(desk, words))
          .contains("/threads/" + request, "<mark>")
          .doesNotContain("<b>Z");
    }
  }

  @Test
  void oneWordThatIsMissingIsEnoughToMiss() throws Exception {
    assertThat(found(exchange.customs, "alesund rhinoceros")).contains("Nothing was found");
    assertThat(found(exchange.customs, "informationSought")).contains("Nothing was found");
  }

  @Test
  void itIsNarrowedByTypeAgencyAndDate() throws Exception {
    String[] all = {"agency", "FR-POLICE", "type", "case-request", "since", "2020-01-01"};
    assertThat(search(exchange.customs, all)).contains("Poaching of rhinoceros");
    assertThat(found(exchange.customs, "alesund")).doesNotContain("selected=");
    assertThat(search(exchange.customs, "agency", "FR-POLICE", "until", "2020-01-02"))
        .contains("Nothing was found");
    assertThat(search(exchange.customs, "agency", "FR-POLICE", "words", "unheard"))
        .contains("Nothing was found");
    assertThat(search(exchange.customs, "type", "alert", "since", "yesterday"))
        .contains("Nothing was found");
  }

  @Test
  void personsAreNotSearchedWithoutAReason() throws Exception {
    assertThat(found(exchange.police, "vermeulen"))
        .contains("Nothing was found", "Persons not searched: give a reason")
        .doesNotContain("/threads/" + request);
    assertThat(search(exchange.police, "words", "vermeulen", "persons", "yes"))
        .contains("Choose one of the reasons")
        .doesNotContain("/threads/" + request);
    assertThat(
            search(
                exchange.police,
                "words",
                "vermeulen",
                "persons",
                "yes",
                "ground",
                "OTHER",
                "why",
                ""))
        .contains("Say in a few words what it is")
        .doesNotContain("/threads/" + request);
    assertThat(search(exchange.police, "words", "vermeulen", "ground", "NONE"))
        .contains("Choose one of the reasons")
        .doesNotContain("/threads/" + request);
    assertThat(searches(exchange.police)).isEmpty();
    // The agency that sent it learns no more of its own persons.
    assertThat(found(exchange.customs, "vermeulen")).contains("Nothing was found");
  }

  @Test
  void whoIsNamedIsFoundAndNotShown_andTheSearchIsRecordedWithoutItsWords() throws Exception {
    String found =
        search(
            exchange.customs,
            "words",
            "Vermeulen",
            "persons",
            "yes",
            "ground",
            "CASE",
            "why",
            "file 12");
    assertThat(found)
        .contains("/threads/" + request, "Found in a part that names persons", "that is recorded")
        .doesNotContain("Vermeulen-Sample", "<mark>");
    Reading line = searches(exchange.customs).getLast();
    assertThat(line.reason()).isEqualTo("CASE: file 12");
    assertThat(line.hits()).isEqualTo(1);
    assertThat(line.name()).isEqualTo("Ann Officer");
    assertThat(Readings.words(exchange.customs.agency.home, line.words())).contains("Vermeulen");
    try (Stream<Path> record = Files.list(exchange.customs.agency.home.state("consultations"))) {
      for (Path month : record.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        assertThat(Files.readString(month)).doesNotContainIgnoringCase("vermeulen");
      }
    }
    Path words =
        exchange.customs.agency.home.state("consultations").resolve("words/" + line.words());
    Files.writeString(words, "another name");
    assertThatThrownBy(() -> Readings.words(exchange.customs.agency.home, line.words()))
        .hasMessageContaining("was changed");
    Files.delete(words);
    assertThat(Readings.words(exchange.customs.agency.home, line.words())).isEmpty();
    assertThat(RecordCheck.run(exchange.customs.agency.home, any -> {}).holds()).isTrue();
  }

  @Test
  void wordsStandInNoAddress_andGoingBackShowsThemAgainToTheirSessionAlone() throws Exception {
    MockHttpSession session = new MockHttpSession();
    String address = asked(exchange.customs, session, "words", "alesund facade").getRedirectedUrl();
    assertThat(address).matches("/search/[0-9a-f-]{36}");
    for (int i = 0; i < 2; i++) {
      assertThat(page(exchange.customs, address, session).getContentAsString())
          .contains("value=\"alesund facade\"", "/threads/" + request);
    }
    assertThat(page(exchange.customs, address, new MockHttpSession()).getRedirectedUrl())
        .isEqualTo("/search");
    assertThat(page(exchange.customs, "/search?words=alesund", session).getContentAsString())
        .doesNotContain("/threads/" + request, "alesund");
    assertThat(page(exchange.customs, "/", session).getContentAsString())
        .containsPattern(
            "action=\"/search\"[^>]*method=\"post\"|method=\"post\"[^>]*action=\"/search\"");
  }

  @Test
  void aDocumentIsMarkedAndRecorded() throws Exception {
    MockHttpSession session = new MockHttpSession();
    assertThat(page(exchange.police, "/threads/" + request + "/pdf", session).getStatus())
        .isEqualTo(303);
    exchange
        .police
        .pages
        .perform(
            post("/threads/" + request + "/reason")
                .param("ground", "SUPERVISION")
                .with(csrf())
                .with(exchange.police.officer())
                .session(session))
        .andReturn();
    MockHttpServletResponse answer = page(exchange.police, "/threads/" + request + "/pdf", session);
    assertThat(answer.getContentType()).isEqualTo("application/pdf");
    assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment;");
    try (PDDocument document = Loader.loadPDF(answer.getContentAsByteArray())) {
      String text = new PDFTextStripper().getText(document).replaceAll("-\\s+", "-");
      assertThat(text)
          .contains("TLP:AMBER", "Printed by Ann Officer, FR-POLICE", "Vermeulen-Sample")
          .contains("Œuvre de contrebande à Ålesund & <b>Zürich</b>: Façade, ß, €, ção");
    }
    try (Stream<Path> files = Files.walk(exchange.police.agency.home.state("consultations"))) {
      assertThat(files.filter(Files::isRegularFile))
          .anySatisfy(
              file -> assertThat(Files.readString(file)).contains("EXPORT as PDF; SUPERVISION"));
    }
  }

  @Test
  void aThreadThatWasOpenedBeforeItNamedPersonsIsNotExportedWithoutAReason() throws Exception {
    MessageId plain =
        exchange.send(exchange.police, Drafts.request("NL-CUSTOMS", "Poaching at sea", false));
    MockHttpSession session = new MockHttpSession();
    String address = "/threads/" + plain + "/pdf";
    page(exchange.police, "/threads/" + plain, session);
    assertThat(page(exchange.police, address, session).getStatus()).isEqualTo(200);
    exchange.send(
        exchange.customs,
        Drafts.answer("FR-POLICE", plain, Map.of("persons", Drafts.persons("Later-Sample"))));
    assertThat(page(exchange.police, address, session).getStatus()).isEqualTo(303);
    assertThat(page(exchange.police, "/threads/" + plain, session).getContentAsString())
        .contains("Why do you open this?")
        .doesNotContain("Later-Sample");
  }
}
