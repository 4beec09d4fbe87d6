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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.fixture.TestHub;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports against exchanges that are counted while they are made up, by who knows no report. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportPagesTest extends WithReports {
  private static final String GONE = "Nothing is kept of it, and no entry says that it was erased.";

  private final MadeUpExchanges exchanges = new MadeUpExchanges(now);

  @BeforeAll
  void open() throws Exception {
    console = new ConsoleOfHub();
    new TransactionTemplate(console.hub.bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> console.hub.bean(AuditTrail.class).append(exchanges.made));
    await(Question.ALL.types(MadeUpExchanges.REQUEST), exchanges.made.size());
  }

  @AfterAll
  void close() {
    console.close();
  }

  private void await(Question question, int count) throws Exception {
    TestHub.await(
        () ->
            console.hub.bean(Entries.class).count(question, Scope.EVERYTHING, Entries.LIFE)
                == count);
  }

  @Test
  @Order(1)
  void theYearsFiguresAreWhatHappened() throws Exception {
    List<CSVRecord> table = table("case-requests", auditor());
    Map<String, Long> said = new TreeMap<>();
    for (CSVRecord row : table) {
      String figure = row.get("figure");
      boolean counts =
          Set.of("sent", "received", "provided", "partly", "refused", "open").contains(figure);
      if (counts && !row.get("count").equals("0")) {
        String key =
            figure.equals("sent")
                ? "sent " + row.get("requesting")
                : "%s %s %s %s"
                    .formatted(
                        figure, row.get("requesting"), row.get("requested"), row.get("time limit"));
        said.put(key, Long.parseLong(row.get("count")));
      }
    }
    assertThat(said).as("seed %d", exchanges.seed).isEqualTo(exchanges.cases);
    assertThat(basis(table, "figure", "leaves damaged", "count")).isZero();
    assertThat(basis(table, "figure", "leaves by hash alone", "count")).isZero();
    assertThat(basis(table, "figure", "leaves read", "count"))
        .isEqualTo(
            basis(table, "figure", "leaf behind the last", "count")
                - basis(table, "figure", "first leaf", "count"));
  }

  private Map<String, Long> disclosures(OidcLoginRequestPostProcessor person) throws Exception {
    return disclosures(table("log", person), "from", "to");
  }

  private static Map<String, Long> disclosures(List<CSVRecord> table, String from, String to) {
    Map<String, Long> said = new TreeMap<>();
    for (CSVRecord row : table) {
      if (row.get("event").equals("CONSIGNED")) {
        said.merge(
            "%s %s %s".formatted(row.get(from), row.get(to), row.get("reason")),
            row.isMapped("entries") ? Long.parseLong(row.get("entries")) : 1,
            Long::sum);
      }
    }
    return said;
  }

  @Test
  @Order(2)
  void disclosuresAreSaidWithTheirReason_andOfOnesOwnScopeAlone() throws Exception {
    assertThat(disclosures(auditor())).as("seed %d", exchanges.seed).isEqualTo(exchanges.disclosed);
    Map<String, Long> french = new TreeMap<>();
    exchanges.disclosed.forEach(
        (key, count) -> {
          if (key.startsWith("FR-POLICE")) {
            french.put(key, count);
          } else if (key.contains(" FR-POLICE ")) {
            // Why it was sent stands in an entry that is not theirs.
            french.merge(key.replaceFirst("[A-Z]+(_[A-Z]+)*$", ""), count, Long::sum);
          }
        });
    assertThat(disclosures(person("auditor", "FR-POLICE")))
        .as("seed %d", exchanges.seed)
        .isEqualTo(french);
    List<CSVRecord> table = table("log", person("auditor", "FR-POLICE"));
    assertThat(basis(table, "event", "leaves by hash alone", "entries")).isPositive();
    assertThat(table)
        .anyMatch(
            row -> row.get("event").equals("agencies") && row.get("from").equals("FR-POLICE"));
  }

  @Test
  @Order(3)
  void whoConsultedIsNamedWithTheClassOfTheReason_andAReportIsItselfAnEntry() throws Exception {
    int before = console.hub.entries(Event.EXPORTED).size();
    file("log", "csv", auditor(), "en");
    List<Entry> exports = console.hub.entries(Event.EXPORTED);
    assertThat(exports).hasSize(before + 1);
    assertThat(exports.getLast().detail()).contains("report log of " + today.minusDays(3));
    await(Question.ALL.events(Event.EXPORTED), before + 1);
    assertThat(table("log", auditor()))
        .anyMatch(
            row ->
                row.get("event").equals("EXPORTED")
                    && row.get("processing").equals("DISCLOSURE")
                    && row.get("actor").equals("ines.duarte")
                    && row.get("reason").equals("LAWFULNESS"));
  }

  /** Directive (EU) 2016/680, Art. 25(2): each consultation and disclosure, not their classes. */
  @Test
  @Order(3)
  void everyOperationIsAccountedFor_whoWhenWhichDataWhyAndToWhom() throws Exception {
    List<CSVRecord> table = operations(auditor());
    assertThat(disclosures(table, "agency", "recipient"))
        .as("seed %d", exchanges.seed)
        .isEqualTo(exchanges.disclosed);
    assertThat(table)
        .filteredOn(row -> row.get("event").equals("CONSIGNED"))
        .allSatisfy(
            row -> {
              assertThat(row.get("message")).startsWith("0192aaaa-");
              assertThat(row.get("at")).startsWith(today.toString());
              assertThat(row.get("legal basis")).isEqualTo("EU-2016-680-ART8");
            });
    assertThat(table)
        .anyMatch(
            row ->
                row.get("processing").equals("CONSULTATION")
                    && row.get("who").equals("ines.duarte")
                    && row.get("reason").equals("LAWFULNESS")
                    && row.get("detail").contains("AUD-2026/7")
                    && row.get("detail").contains("/reports/log"));
    assertThat(whose(table, "READ_BY_OFFICER")).containsExactly("DE-SPOC  CONSULTATION");
    assertThat(whose(table, "CONFIRMED")).containsExactly("FR-POLICE  ERASURE");
    assertThat(detail(table, "leaves damaged")).isEqualTo("0");
    assertThat(detail(table, "made by")).isEqualTo("ines.duarte");
    assertThat(console.hub.entries(Event.EXPORTED).getLast().detail())
        .contains("every operation of " + today.minusDays(3));
    List<CSVRecord> french = operations(person("auditor", "FR-POLICE"));
    assertThat(french)
        .filteredOn(row -> row.get("event").equals("CONSIGNED"))
        .isNotEmpty()
        .allMatch(
            row ->
                row.get("agency").equals("FR-POLICE") || row.get("recipient").equals("FR-POLICE"));
  }

  private static List<String> whose(List<CSVRecord> table, String event) {
    return table.stream()
        .filter(row -> row.get("event").equals(event))
        .map(row -> row.get("agency") + " " + row.get("recipient") + " " + row.get("processing"))
        .toList();
  }

  private static String detail(List<CSVRecord> table, String event) {
    return table.stream()
        .filter(row -> row.get("event").equals(event))
        .map(row -> row.get("detail"))
        .collect(Collectors.joining());
  }

  /** The pages show what the file holds, each by its place in the log, and none twice. */
  @Test
  @Order(3)
  void thePagesOfTheAnnexShowWhatItsFileHolds() throws Exception {
    Set<Long> held =
        operations(auditor()).stream()
            .filter(row -> !row.get("entry").isEmpty())
            .map(row -> Long.parseLong(row.get("entry")))
            .collect(Collectors.toSet());
    long newest = Collections.max(held);
    await(Question.ALL.events(Event.EXPORTED), console.hub.entries(Event.EXPORTED).size());
    MockHttpSession session = console.task(auditor());
    List<Long> shown = new ArrayList<>();
    String next = "/reports/log/entries?since=%s&until=%s".formatted(today.minusDays(3), today);
    while (next != null) {
      String page =
          console
              .pages
              .perform(get(URI.create(next)).session(session).with(auditor()))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      Matcher rows = Pattern.compile("<tr data-entry=\"(\\d+)\"").matcher(page);
      rows.results().map(row -> Long.parseLong(row.group(1))).forEach(shown::add);
      Matcher link = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
      next = link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
    assertThat(shown).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(shown.stream().filter(index -> index <= newest))
        .as("seed %d", exchanges.seed)
        .hasSizeGreaterThan(100)
        .containsExactlyInAnyOrderElementsOf(held);
  }

  /** Why somebody else has sent it stands in an entry that is not theirs. */
  @Test
  @Order(3)
  void theAnnexOfOnesOwnScopeDoesNotSayWhyOthersHaveSent() throws Exception {
    var french = person("auditor", "FR-POLICE");
    Map<String, Boolean> own = new TreeMap<>();
    for (CSVRecord row : operations(french)) {
      if (row.get("event").equals("CONSIGNED")) {
        own.put(row.get("entry"), row.get("agency").equals("FR-POLICE"));
        assertThat(row.get("legal basis").isEmpty())
            .isNotEqualTo(row.get("agency").equals("FR-POLICE"));
      }
    }
    assertThat(own.values()).contains(true, false);
    String page =
        console
            .pages
            .perform(
                get("/reports/log/entries")
                    .param("since", today.minusDays(3).toString())
                    .param("until", today.toString())
                    .session(console.task(french))
                    .with(french))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    Map<Boolean, List<String>> rows =
        Pattern.compile("<tr data-entry=\"(\\d+)\".*?</tr>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .filter(row -> own.containsKey(row.group(1)))
            .collect(
                Collectors.partitioningBy(
                    row -> own.get(row.group(1)),
                    Collectors.mapping(MatchResult::group, Collectors.toList())));
    assertThat(rows.get(true)).isNotEmpty().allMatch(row -> row.contains("EU-2016-680-ART8"));
    assertThat(rows.get(false)).isNotEmpty().noneMatch(row -> row.contains("EU-2016-680-ART8"));
  }

  /** A tile that somebody changed: nothing leaves, and no entry says that something did. */
  @Test
  @Order(8)
  void ofALogThatDoesNotHoldNoFileIsBegun() throws Exception {
    Path tiles = console.hub.home().resolve("log/tile/0");
    Map<Path, byte[]> before = new TreeMap<>();
    try (Stream<Path> files = Files.walk(tiles)) {
      for (Path tile : files.filter(Files::isRegularFile).toList()) {
        before.put(tile, Files.readAllBytes(tile));
      }
    }
    int exports = console.hub.entries(Event.EXPORTED).size();
    MockHttpSession session = console.task(auditor());
    try {
      for (Map.Entry<Path, byte[]> tile : before.entrySet()) {
        byte[] changed = tile.getValue().clone();
        changed[40] ^= 1;
        Files.write(tile.getKey(), changed);
      }
      for (String form : List.of("entries", "csv", "pdf")) {
        console
            .pages
            .perform(
                post(form.equals("entries") ? "/export/operations" : "/reports/log")
                    .param("form", form)
                    .param("since", today.minusDays(3).toString())
                    .session(session)
                    .with(csrf())
                    .with(auditor()))
            .andExpect(status().isInternalServerError())
            .andExpect(content().string(containsString("The published log does not hold")));
      }
    } finally {
      for (Map.Entry<Path, byte[]> tile : before.entrySet()) {
        Files.write(tile.getKey(), tile.getValue());
      }
    }
    assertThat(console.hub.entries(Event.EXPORTED)).hasSize(exports);
  }

  @ParameterizedTest
  @Order(4)
  @CsvSource({
    "en,Case requests of the year,Processing of these days,On what this rests",
    "fr,Demandes de l’année,Traitements de ces jours,Sur quoi cela repose",
    "nl,Verzoeken van het jaar,Verwerkingen van deze dagen,Waarop dit rust",
    "de,Ersuchen des Jahres,Verarbeitungen dieser Tage,Worauf dies beruht",
    "pt,Pedidos do ano,Tratamentos destes dias,Em que isto assenta"
  })
  void eachIsAPageAndADocumentInTheReadersLanguage(
      String tag, String year, String days, String basis) throws Exception {
    MockHttpSession session = console.task(auditor());
    for (String address :
        List.of(
            "/reports",
            "/reports/log?since=" + today + "&until=" + today,
            "/reports/case-requests?year=" + today.getYear())) {
      console
          .pages
          .perform(get(address).header("Accept-Language", tag).session(session).with(auditor()))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("??"))))
          .andExpect(content().string(containsString(address.contains("/log") ? days : year)));
    }
    assertThat(text(file("case-requests", "pdf", auditor(), tag)))
        .contains(year)
        .contains(basis)
        .doesNotContain("NOT_AVAILABLE");
    assertThat(text(file("log", "pdf", auditor(), tag)))
        .contains(days)
        .contains(basis)
        .contains("0192aaaa-0000-7000-8000-")
        .contains("ines.duarte");
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Erased, taken away, and rewritten as another well-formed entry. */
  @Test
  @Order(7)
  void whatWasChangedInTheDatabaseCountsForNothing_andIsNamed() throws Exception {
    List<Long> consigned =
        console
            .hub
            .database()
            .sql(
                """
                select leaf_index from audit_entry
                 where convert_from(entry, 'UTF8') like '%"event":"CONSIGNED"%'
                   and convert_from(entry, 'UTF8') like '%' || ? || '%' order by leaf_index limit 3
                """)
            .param(today.toString())
            .query(Long.class)
            .list();
    long before = exchanges.disclosed.values().stream().mapToLong(it -> it).sum();
    change(
        """
        update audit_entry set entry = convert_to(
          replace(convert_from(entry, 'UTF8'), '"to":"', '"to":"BE-CITES","part":"x'), 'UTF8')
         where leaf_index =\s"""
            + consigned.get(0));
    change("delete from audit_entry where leaf_index = " + consigned.get(1));
    change("delete from audit_entry where leaf_index = " + consigned.get(2));
    change("insert into erased values (%d, %d)".formatted(consigned.get(2), consigned.get(2) + 1));
    List<CSVRecord> table = table("log", auditor());
    assertThat(basis(table, "event", "CONSIGNED", "entries")).isEqualTo(before - 3);
    assertThat(basis(table, "event", "leaves damaged", "entries")).isEqualTo(1);
    assertThat(basis(table, "event", "leaves by hash alone", "entries")).isEqualTo(1);
    assertThat(basis(table, "event", "leaves erased", "entries")).isEqualTo(1);
    assertThat(table)
        .anyMatch(
            row ->
                row.get("event").equals("damaged")
                    && row.get("from").equals(consigned.get(0).toString()));
    assertThat(operations(auditor()))
        .filteredOn(row -> !row.get("entry").isEmpty() && row.get("event").equals("damaged"))
        .extracting(row -> row.get("detail"))
        .containsExactly(
            "Entry %d cannot be opened. ".formatted(consigned.get(0))
                + "What is kept of it is not what the log holds: it was changed after it was written.",
            "Entry %d cannot be opened. ".formatted(consigned.get(1)) + GONE);
    assertThat(text(file("log", "pdf", auditor(), "en")).replaceAll("\\s+", " "))
        .contains("Entry %d cannot be opened. ".formatted(consigned.get(1)) + GONE);
    // Whose it was nobody can tell: one agency's auditor learns of none.
    assertThat(operations(person("auditor", "FR-POLICE")))
        .noneMatch(row -> row.get("entry").equals(consigned.get(1).toString()));
  }

  private void change(String sql) {
    console.hub.database().sql(sql).update();
  }
}
