// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Event;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.routes.audit.AuditUnavailable;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;
import org.saola.routes.fixture.Trip;

/** New directory versions count at once, also for what is under way. */
class RevocationTest {
  private static final TestFederation federation = TestFederation.get();
  private static final Trip trip = new Trip();
  private static TestHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.create();
    hub.start(trip);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void aRevokedAgencyIsCutOff() throws Exception {
    try (TestAgency twix = TestAgency.connect(hub, "TWIX")) {
      var cut = new CountDownLatch(1);
      twix.connection().setExceptionListener(e -> cut.countDown());
      hub.publish(federation.revoking(hub.directory(), "TWIX"));
      assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThatThrownBy(() -> TestAgency.connect(hub, "TWIX")).isInstanceOf(JMSException.class);
  }

  @Test
  void whatARevokedKeySignedOrCanOpenIsRefused() throws Exception {
    Sealed signed = TestMessage.from(hub, "DE-SPOC").to("BE-CITES").report().seal();
    Sealed sealed = TestMessage.from(hub, "NL-CUSTOMS").to("BR-CUSTOMS").report().seal();
    hub.publish(federation.revoking(hub.directory(), "DE-SPOC", CertificatePurpose.SIGNING));
    hub.publish(federation.revoking(hub.directory(), "BR-CUSTOMS", CertificatePurpose.SEALING));
    try (TestAgency spoc = TestAgency.connect(hub, "DE-SPOC");
        TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
      spoc.send(signed.bytes());
      assertThat(spoc.nextEntry(Event.REFUSED, signed.manifest()).code())
          .isEqualTo(RefusalCode.SIGNER_REVOKED.name());
      customs.send(sealed.bytes());
      assertThat(customs.nextEntry(Event.REFUSED, sealed.manifest()).code())
          .isEqualTo(RefusalCode.RECIPIENT_REVOKED.name());
    }
  }

  @Test
  void whatWasAcceptedBeforeItsSignerWasRevokedIsDelivered() throws Exception {
    Sealed sent = TestMessage.from(hub, "BE-CITES").to("FR-POLICE").report().seal();
    try (TestAgency cites = TestAgency.connect(hub, "BE-CITES");
        TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
      trip.at(
          Stage.RECORD,
          Integer.MAX_VALUE,
          new AuditUnavailable("the broker's commit fails", new IllegalStateException()));
      cites.send(sent.bytes());
      TestHub.await(
          () ->
              hub.entries(Event.ACCEPTED).stream()
                  .anyMatch(entry -> sent.manifest().equals(entry.message())));
      hub.publish(federation.revoking(hub.directory(), "BE-CITES", CertificatePurpose.SIGNING));
      trip.at(Stage.RECORD, 0);

      assertThat(Digest.ofHash(police.nextDelivery().signedManifest().orElseThrow().digest()))
          .isEqualTo(sent.manifest());
      Sealed late = TestMessage.from(hub, "BE-CITES").to("FR-POLICE").report().seal();
      cites.send(late.bytes());
      assertThat(cites.nextEntry(Event.REFUSED, late.manifest()).code())
          .isEqualTo(RefusalCode.SIGNER_REVOKED.name());
    }
    assertThat(hub.entries(Event.REFUSED))
        .noneMatch(entry -> sent.manifest().equals(entry.message()));
  }

  @Test
  void aNewAgencyHasItsQueuesAndALateManifestStillNamesItsOwnVersion() throws Exception {
    Sealed sealedBefore = TestMessage.from(hub, "NL-CUSTOMS").to("BE-CITES").report().seal();
    Keystore keys = federation.unlisted("ES-CITES");
    Directory before = hub.directory();
    DirectoryDocument old = before.document();
    List<Agency> agencies = new java.util.ArrayList<>(old.agencies());
    agencies.add(
        new Agency(
            "ES-CITES",
            AgencyKind.CITES,
            "ES",
            false,
            TestFederation.certificates(keys),
            List.of("seizure-report/1")));
    hub.publish(federation.next(before, agencies, old.revoked()));

    try (TestAgency spain = TestAgency.connect(hub, "ES-CITES", keys);
        TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
      customs.send(TestMessage.from(hub, "NL-CUSTOMS").to("ES-CITES").report().seal().bytes());
      assertThat(spain.nextDelivery().parts()).hasSize(1);
      customs.send(sealedBefore.bytes());
      customs.nextEntry(Event.CONSIGNED, sealedBefore.manifest());
    }
  }
}
