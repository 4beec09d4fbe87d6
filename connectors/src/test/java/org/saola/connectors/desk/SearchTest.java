// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
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
    return page(desk, "/search?words={words}", new MockHttpSession(), words).getContentAsString();
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
    MockHttpSession session = new MockHttpSession();
    String all = "/search?agency=FR-POLICE&type=case-request&since=2020-01-01";
    assertThat(page(exchange.customs, all, session).getContentAsString())
        .contains("2 messages", "Poaching of rhinoceros");
    assertThat(found(exchange.customs, "alesund")).doesNotContain("selected=");
    for (String none : new String[] {"&until=2020-01-02", "&words=unheard"}) {
      assertThat(page(exchange.customs, all + none, session).getContentAsString())
          .contains("Nothing was found");
    }
    assertThat(
            page(exchange.customs, "/search?type=alert&since=yesterday", session)
                .getContentAsString())
        .contains("Nothing was found");
  }

  @Test
  void whoIsNamedIsFoundAndNotShown() throws Exception {
    String found = found(exchange.police, "vermeulen");
    assertThat(found)
        .contains("/threads/" + request, "Found in a part that names persons")
        .doesNotContain("Vermeulen-Sample", "<mark>");
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
