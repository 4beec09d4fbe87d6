// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.console.ConsoleOfHub.auditor;
import static org.saola.routes.console.ConsoleOfHub.person;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Event;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.pki.directory.DirectoryDocument.Revocation;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.fixture.TestHub;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;

/** What the log and the directory say of an agency, to those who may see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgencyPagesTest {
  private ConsoleOfHub console;
  private String serial;

  /** A second version of the directory: it revokes a certificate, and makes a group. */
  @BeforeAll
  void open() throws Exception {
    console = new ConsoleOfHub();
    var first = console.hub.directory();
    var certificate =
        first.certificates("NL-CITES", CertificatePurpose.SIGNING).getFirst().certificate();
    Revocation revocation = Revocation.of(certificate, Instant.now(), "key-compromise");
    serial = revocation.serial();
    console.hub.publish(
        DirectoryDocument.after(first, Instant.now())
            .with(revocation)
            .with(new Group("@cites", List.of("NL-CITES", "BE-CITES"))));
    Question changes = Question.ALL.events(Event.DIRECTORY_CHANGED);
    TestHub.await(() -> console.hub.bean(Entries.class).count(changes, Scope.EVERYTHING, 10) == 2);
  }

  @AfterAll
  void close() {
    console.close();
  }

  private MockHttpServletResponse look(String page, OidcLoginRequestPostProcessor person)
      throws Exception {
    return console
        .pages
        .perform(get(page).session(console.task(person)).with(person))
        .andReturn()
        .getResponse();
  }

  private String shown(String page, OidcLoginRequestPostProcessor person) throws Exception {
    MockHttpServletResponse response = look(page, person);
    assertThat(response.getStatus()).as(page).isEqualTo(200);
    return response.getContentAsString();
  }

  @Test
  void itsHistoryIsThatOfTheDirectory_eachStepWithItsEntry() throws Exception {
    String page = shown("/agencies/NL-CITES", auditor());
    assertThat(page)
        .contains("Joined the directory")
        .contains("Certificates issued")
        .contains("Certificates revoked")
        .contains(serial)
        .contains("key-compromise")
        .contains("Joined the group")
        .contains("@cites")
        .contains("/changes/directory/2")
        .contains("revoked</td>")
        .doesNotContain("no entry of the log names this version");
    assertThat(shown("/agencies/BE-CITES", auditor()))
        .contains("@cites")
        .contains("Its access rules changed")
        .contains("be-cites.cedar")
        .doesNotContain("Certificates revoked");
  }

  @Test
  void aVersionThatTheLogDoesNotNameIsNotTakenForProven() throws Exception {
    String other = "convert_to(replace(convert_from(entry, 'UTF8'), '%s', '%s'), 'UTF8')";
    String digest = console.hub.directory().digest();
    String change = "update audit_entry set entry = " + other;
    String where = " where convert_from(entry, 'UTF8') like '%DIRECTORY_CHANGED%'";
    console.hub.database().sql(change.formatted(digest, "0".repeat(64)) + where).update();
    try {
      assertThat(shown("/agencies/NL-CITES", auditor()))
          .contains("no entry of the log names this version");
    } finally {
      console.hub.database().sql(change.formatted("0".repeat(64), digest) + where).update();
    }
  }

  @Test
  void whatItSentAndReceivedIsCounted_andLeadsToTheEntries() throws Exception {
    console.exchange(Event.CONSIGNED, "NL-CUSTOMS", "DE-SPOC", null);
    console.exchange(Event.OVERDUE, "NL-CUSTOMS", "DE-SPOC", null);
    console.exchange(Event.REFUSED, "DE-SPOC", "NL-CUSTOMS", null);
    String page = shown("/agencies/DE-SPOC", auditor()).replace("&amp;", "&");
    assertThat(page)
        .contains("to=DE-SPOC&event=CONSIGNED")
        .contains("to=DE-SPOC&event=OVERDUE")
        .contains("from=DE-SPOC&event=REFUSED")
        .doesNotContain("from=DE-SPOC&event=ACCEPTED");
    assertThat(shown("/agencies/DE-SPOC?since=2001-01-01&until=2001-02-01", auditor()))
        .doesNotContain("event=OVERDUE")
        .contains("value=\"2001-01-01\"");
    assertThat(shown("/agencies/DE-SPOC?since=nothing&until=+99999-01-01", auditor()))
        .contains("event=OVERDUE");
  }

  /** Nobody learns by the answer whether there is such an agency. */
  @ParameterizedTest
  @ValueSource(strings = {"XX-NOBODY", "x", "nl-customs"})
  void oneThatIsOutOfScopeAnswersAsOneThatIsNot(String none) throws Exception {
    var french = person("auditor", "FR-POLICE");
    MockHttpServletResponse hidden = look("/agencies/NL-CUSTOMS", french);
    MockHttpServletResponse absent = look("/agencies/" + none, french);
    assertThat(hidden.getStatus()).isEqualTo(404);
    assertThat(absent.getStatus()).isEqualTo(404);
    assertThat(withoutToken(absent)).isEqualTo(withoutToken(hidden));
    assertThat(look("/agencies/" + none, auditor()).getStatus()).isEqualTo(404);
    assertThat(look("/agencies/FR-POLICE", person("auditor", "eve", null)).getStatus())
        .isEqualTo(404);
    assertThat(shown("/agencies/FR-POLICE", french)).contains("Joined the directory");
  }

  private static String withoutToken(MockHttpServletResponse response) throws Exception {
    return response
        .getContentAsString()
        .replaceAll("value=\"[^\"]*\"", "")
        .replaceAll("\\d\\d?:\\d\\d(:\\d\\d)?", "");
  }

  @Test
  void aNameLeadsToItsPage_forThoseWhoHaveOne() throws Exception {
    MessageId id = console.exchange(Event.ACCEPTED, "NL-CUSTOMS", "FR-POLICE", null);
    assertThat(shown("/messages/" + id.value(), auditor()))
        .contains("href=\"/agencies/NL-CUSTOMS\"")
        .contains("href=\"/agencies/FR-POLICE\"");
    assertThat(shown("/messages/" + id.value(), person("auditor", "FR-POLICE")))
        .contains("NL-CUSTOMS")
        .doesNotContain("href=\"/agencies/NL-CUSTOMS\"")
        .contains("href=\"/agencies/FR-POLICE\"");
  }

  @Test
  void whoLookedIsShown_andToTheirOwnAlone() throws Exception {
    shown("/agencies/EUROPOL", auditor());
    var theirs = person("auditor", "eva.muster", "EUROPOL");
    Question looks = Question.ALL.events(Event.CONSULTED).actors("ines.duarte");
    TestHub.await(
        () ->
            console
                .hub
                .bean(Entries.class)
                .find(looks, Scope.EVERYTHING, OptionalLong.empty(), 1)
                .rows()
                .getFirst()
                .entry()
                .detail()
                .contains("/agencies/EUROPOL"));
    assertThat(shown("/agencies/EUROPOL", auditor()))
        .contains("GET /agencies/EUROPOL")
        .contains("ines.duarte");
    assertThat(shown("/agencies/EUROPOL", theirs)).doesNotContain("ines.duarte");
  }
}
