// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.routes.fixture.TestFederation;

/** What is remembered of a certificate never outlives its validity, its listing or its version. */
class AdmissionsTest {
  private static final Duration TWENTY_YEARS = Duration.ofDays(7_300);

  private final TestFederation federation = TestFederation.get();
  private final Instant now = Instant.now().plusSeconds(1);
  private Directory directory;
  private Admissions admissions;

  @BeforeEach
  void adopt() throws Exception {
    directory =
        Directory.verify(
            federation.sign(federation.firstVersion()), federation.authority().anchor());
    admissions = new Admissions(directory, TestFederation.NAME);
  }

  private static X509Certificate transport(Keystore keys) {
    return keys.certificate(CertificatePurpose.TRANSPORT);
  }

  @Test
  void aKnownCertificateIsJudgedAgainAtEachUse() {
    X509Certificate certificate = transport(federation.keystore("TWIX"));
    assertThat(admissions.of(certificate, now)).contains(new AgencyId("TWIX"));
    assertThat(admissions.of(certificate, now.plus(TWENTY_YEARS))).isEmpty();
    assertThat(admissions.of(certificate, now.minus(TWENTY_YEARS))).isEmpty();
    assertThat(admissions.of(certificate, now)).contains(new AgencyId("TWIX"));
  }

  @Test
  void aVersionThatRevokesItCountsAtOnce() throws Exception {
    X509Certificate certificate = transport(federation.keystore("TWIX"));
    assertThat(admissions.of(certificate, now)).isPresent();
    Directory next =
        Directory.verify(
            federation.sign(federation.revoking(directory, "TWIX")),
            federation.authority().anchor());
    assertThat(new Admissions(next, TestFederation.NAME).of(certificate, now)).isEmpty();
  }

  @Test
  void whoIsNotListedOrOfAnotherPurposeOrFederationIsNobody() throws Exception {
    assertThat(admissions.of(transport(federation.unlisted("TWIX")), now)).isEmpty();
    assertThat(
            admissions.of(federation.keystore("TWIX").certificate(CertificatePurpose.SIGNING), now))
        .isEmpty();
    assertThat(new Admissions(directory, "other").of(transport(federation.keystore("TWIX")), now))
        .isEmpty();
  }
}
