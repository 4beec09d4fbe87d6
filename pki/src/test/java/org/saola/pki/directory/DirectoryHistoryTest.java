// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.OddCertificate;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.SigningKey;

class DirectoryHistoryTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final X509Certificate NL_SIGNING =
      DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING);

  private final DirectoryHistory history = new DirectoryHistory();

  @BeforeEach
  void startWithVersion1() throws Exception {
    history.add(DEMO.directory());
  }

  private DirectoryDocument next() {
    return DirectoryDocument.after(history.latest().orElseThrow(), LATER);
  }

  @Test
  void emptyHistoryHasNoVersion() {
    DirectoryHistory empty = new DirectoryHistory();
    assertThat(empty.latest()).isEmpty();
    assertThat(empty.find(DEMO.directory().digest())).isEmpty();
  }

  @Test
  void versionsAreChainedAndFoundByDigest() throws Exception {
    Directory first = history.latest().orElseThrow();
    Directory second = DEMO.directory(next().withoutAgency("BE-CITES").with(group()));
    history.add(second);
    assertThat(history.latest()).hasValue(second);
    assertThat(history.find(first.digest())).hasValue(first);
    assertThat(history.find(second.digest())).hasValue(second);
    assertThat(second.document().previous()).isEqualTo(first.digest());
    Directory third = DEMO.directory(next());
    history.add(third);
    assertThat(third.document().version()).isEqualTo(3);
  }

  private static DirectoryDocument.Group group() {
    return new DirectoryDocument.Group("@all", List.of(NL));
  }

  @Test
  void chainStartsWithVersion1() throws Exception {
    Directory second = DEMO.directory(next());
    DirectoryRefusal.expect("starts with version 1", () -> new DirectoryHistory().add(second));
  }

  @Test
  void sameVersionAgainIsRefused() {
    DirectoryRefusal.expect("expected version 2", () -> history.add(DEMO.directory()));
  }

  @Test
  void gapIsRefused() throws Exception {
    Directory second = DEMO.directory(next());
    Directory third = DEMO.directory(DirectoryDocument.after(second, LATER));
    DirectoryRefusal.expect("expected version 2", () -> history.add(third));
  }

  @Test
  void versionOfAnotherChainIsRefused() throws Exception {
    Directory fork = DEMO.directory(DEMO.document().withoutAgency("BE-CITES").with(group()));
    Directory second = DEMO.directory(DirectoryDocument.after(fork, LATER));
    DirectoryRefusal.expect("does not follow", () -> history.add(second));
  }

  @Test
  void timeDoesNotRunBackwards() throws Exception {
    Directory older =
        DEMO.directory(
            DirectoryDocument.after(history.latest().orElseThrow(), NOW.minusSeconds(1)));
    DirectoryRefusal.expect("older", () -> history.add(older));
  }

  @Test
  void otherFederationIsRefused() throws Exception {
    TestFederation foreign = TestFederation.foreign();
    DirectoryDocument document =
        new DirectoryDocument(
            "foreign",
            2,
            history.latest().orElseThrow().digest(),
            LATER,
            List.of(),
            List.of(),
            List.of());
    Directory second = foreign.directory(document);
    DirectoryRefusal.expect("another federation", () -> history.add(second));
  }

  @Test
  void revocationIsNeverTakenBack() throws Exception {
    history.add(DEMO.directory(next().with(revocation(NOW))));
    Directory forgiven =
        DEMO.directory(
            new DirectoryDocument(
                "demo",
                3,
                history.latest().orElseThrow().digest(),
                LATER,
                next().agencies(),
                next().groups(),
                List.of()));
    DirectoryRefusal.expect("takes back", () -> history.add(forgiven));
    Directory postponed = DEMO.directory(withRevocation(revocation(LATER)));
    DirectoryRefusal.expect("takes back", () -> history.add(postponed));
    // That a key was lost earlier than thought may turn out later.
    history.add(DEMO.directory(withRevocation(revocation(NOW.minusSeconds(100)))));
  }

  private DirectoryDocument withRevocation(DirectoryDocument.Revocation revocation) {
    return new DirectoryDocument(
        "demo",
        3,
        history.latest().orElseThrow().digest(),
        LATER,
        next().agencies(),
        next().groups(),
        List.of(revocation));
  }

  private static DirectoryDocument.Revocation revocation(Instant at) {
    return DirectoryDocument.Revocation.of(NL_SIGNING, at, "key-compromise");
  }

  /** Whatever times they write into it. */
  @Test
  void revokedRegistrarSignsNoMore() throws Exception {
    SigningKey second =
        DEMO.signingKey(OddCertificate.of(DEMO).uris("urn:saola:demo:registrar").registrar());
    history.add(
        DEMO.directory(
            next()
                .with(
                    DirectoryDocument.Revocation.of(
                        second.certificate(), LATER.plusSeconds(99), "cessation"))));
    X509Certificate issuing = TestFederation.authorityCertificate(DEMO, "issuing-authority");
    byte[] signed =
        second.signWith(
            next().toJson(),
            List.of(Certificates.encoded(second.certificate()), Certificates.encoded(issuing)));
    Directory third = Directory.verify(signed, DEMO.anchor());
    DirectoryRefusal.expect("revoked registrar", () -> history.add(third));
    history.add(DEMO.directory(next()));
  }

  @Test
  void refusedVersionChangesNothing() {
    Directory before = history.latest().orElseThrow();
    DirectoryRefusal.expect("", () -> history.add(before));
    assertThat(history.latest()).hasValue(before);
  }
}
