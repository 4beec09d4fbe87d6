// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.console.page.Renewals.Line;
import org.saola.routes.console.page.Renewals.State;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.fixture.TestFederation;

/** Who has not renewed, as the days go by. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewalsTest {
  private static final TestFederation FEDERATION = TestFederation.get();

  private Directory directory;
  private Instant end;

  @BeforeAll
  void read() throws Exception {
    directory = verified(FEDERATION.firstVersion());
    end =
        directory
            .certificates("FR-POLICE", CertificatePurpose.SIGNING)
            .getFirst()
            .certificate()
            .getNotAfter()
            .toInstant();
  }

  private static Directory verified(DirectoryDocument document) throws Exception {
    return Directory.verify(FEDERATION.sign(document), FEDERATION.authority().anchor());
  }

  private static List<State> states(Directory directory, Instant now) {
    return Renewals.of(directory, now, Scope.of(Set.of(new AgencyId("FR-POLICE")))).lines().stream()
        .filter(line -> line.purpose() == CertificatePurpose.SIGNING)
        .map(Line::state)
        .toList();
  }

  @Test
  void isNamedSixtyDaysBefore_andFromItsEndOn() {
    assertThat(states(directory, end.minus(Duration.ofDays(60)))).isEmpty();
    assertThat(states(directory, end.minus(Duration.ofDays(60)).plusSeconds(1)))
        .containsExactly(State.SOON);
    assertThat(states(directory, end)).containsExactly(State.SOON);
    assertThat(states(directory, end.plusSeconds(1))).containsExactly(State.EXPIRED);
  }

  @Test
  void whoHasANewOneHasRenewed() throws Exception {
    Keystore more = FEDERATION.unlisted("FR-POLICE");
    DirectoryDocument.Agency agency = directory.agency("FR-POLICE").orElseThrow().with(more);
    Directory renewed = verified(DirectoryDocument.after(directory, Instant.now()).with(agency));
    List<Instant> ends =
        renewed.certificates("FR-POLICE", CertificatePurpose.SIGNING).stream()
            .map(it -> it.notAfter())
            .sorted()
            .toList();
    assertThat(ends).hasSize(2);
    assertThat(states(renewed, ends.getLast())).containsExactly(State.SOON);
    assertThat(states(renewed, ends.getLast().plusSeconds(1))).containsExactly(State.EXPIRED);
  }

  @Test
  void whatWasRevokedAndNotReplacedIsNamed() throws Exception {
    Directory revoked =
        verified(FEDERATION.revoking(directory, "FR-POLICE", CertificatePurpose.SIGNING));
    Instant now = end.minus(Duration.ofDays(61));
    assertThat(states(revoked, now)).containsExactly(State.REVOKED);
    assertThat(Renewals.of(revoked, now, Scope.EVERYTHING).lines())
        .extracting(Line::agency)
        .contains("FR-POLICE");
  }

  @Test
  void eachAgencyHasThree_andOnlyThoseInScopeCount() {
    Instant late = end.plus(Duration.ofDays(9999));
    int agencies = directory.document().agencies().size();
    assertThat(Renewals.of(directory, late, Scope.EVERYTHING).figure().total())
        .isEqualTo(3L * agencies);
    assertThat(Renewals.of(directory, late, Scope.EVERYTHING).lines()).hasSize(3 * agencies);
    assertThat(Renewals.of(directory, late, Scope.of(Set.of(new AgencyId("TWIX")))).lines())
        .hasSize(3)
        .allMatch(line -> line.agency().equals("TWIX"));
    assertThat(Renewals.of(directory, late, Scope.NOTHING).figure().total()).isZero();
  }
}
