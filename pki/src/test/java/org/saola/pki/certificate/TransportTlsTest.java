// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.pki.certificate.TestFederation.NL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/**
 * Handshakes by the JDK alone: the JDK does not know the algorithm that signed its trust anchor.
 */
class TransportTlsTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final TestFederation FOREIGN = TestFederation.foreign();

  /** The certificates were made for a fixed day, which must be one on which tests may run. */
  private static FederationAuthority authority() throws IOException, CertificateRefused {
    return FederationAuthority.load(DEMO.folder().resolve("authority"), Clock.systemUTC());
  }

  private static SSLContext tls(Keystore keys) {
    return keys.tls(DEMO.anchor());
  }

  private static KeyFile.Entry odd(OddCertificate odd) {
    X509Certificate certificate = odd.build();
    return new KeyFile.Entry(odd.key(), List.of(certificate));
  }

  private static OddCertificate transport() throws Exception {
    return OddCertificate.by(DEMO, "transport-authority")
        .ecdsaKeys("P-256")
        .valid(
            DEMO.anchor().transportAuthority().getNotBefore().toInstant(),
            DEMO.anchor().transportAuthority().getNotAfter().toInstant());
  }

  private static SSLContext context(OddCertificate odd) {
    return TransportTls.context(odd(odd), DEMO.anchor());
  }

  private static SSLContext hub() throws Exception {
    return context(transport().uris("urn:saola:demo:hub").server());
  }

  private static SSLContext agency() throws Exception {
    return context(transport().client());
  }

  /** Whom the server saw; throws what the first of both sides threw. */
  private static X509Certificate shakeHands(
      SSLContext server, SSLContext client, String... protocols) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (SSLServerSocket listening =
        (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      listening.setNeedClientAuth(true);
      listening.setSoTimeout(10_000);
      CompletableFuture<X509Certificate> seen =
          CompletableFuture.supplyAsync(() -> serve(listening));
      try (SSLSocket socket =
          (SSLSocket)
              client.getSocketFactory().createSocket("localhost", listening.getLocalPort())) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (protocols.length > 0) {
          parameters.setProtocols(protocols);
        }
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        // In TLS 1.3 the server judges the client after the client's handshake is over.
        if (socket.getInputStream().read() != 'k') {
          throw new SSLException("closed by the server");
        }
        assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      }
      return seen.get(10, TimeUnit.SECONDS);
    }
  }

  private static X509Certificate serve(SSLServerSocket listening) {
    try (SSLSocket socket = (SSLSocket) listening.accept()) {
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      X509Certificate peer = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      socket.getOutputStream().write('k');
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hubAndAgencyMeet() throws Exception {
    X509Certificate seen = shakeHands(hub(), agency());
    assertThat(TransportIdentity.of(seen)).isEqualTo(new TransportIdentity("demo", NL, false));
  }

  @Test
  void enrolledKeystoresMeet() throws Exception {
    Keystore hub =
        authority()
            .enrolHub(
                Files.createTempDirectory("tls").resolve("transport.p12"), List.of("localhost"));
    Keystore agency =
        authority()
            .enrolAgency(
                "DE-SPOC", java.nio.file.Files.createTempDirectory("tls").resolve("keystore.p12"));
    assertThat(TransportIdentity.of(shakeHands(tls(hub), tls(agency))).subject())
        .isEqualTo("DE-SPOC");
    assertThat(TransportIdentity.of(hub.certificate(CertificatePurpose.TRANSPORT)))
        .isEqualTo(new TransportIdentity("demo", "hub", true));
  }

  @Test
  void olderProtocolsAreNotSpoken() throws Exception {
    SSLContext old = SSLContext.getInstance("TLSv1.2");
    old.init(null, null, null);
    assertThatThrownBy(() -> shakeHands(hub(), old)).isInstanceOf(IOException.class);
    for (SSLContext context : List.of(hub(), agency())) {
      assertThat(context.getDefaultSSLParameters().getProtocols()).containsExactly("TLSv1.3");
      assertThat(context.getSupportedSSLParameters().getProtocols()).containsExactly("TLSv1.3");
      assertThat(context.createSSLEngine().getEnabledProtocols()).containsExactly("TLSv1.3");
      assertThat(context.createSSLEngine("localhost", 1).getEnabledProtocols())
          .containsExactly("TLSv1.3");
      try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
        assertThat(socket.getEnabledProtocols()).containsExactly("TLSv1.3");
      }
    }
  }

  @Test
  void clientWithoutACertificateIsRefused() throws Exception {
    SSLContext anonymous = SSLContext.getInstance("TLSv1.3");
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(DEMO.anchor().transportTruststore());
    anonymous.init(null, trust.getTrustManagers(), null);
    assertThatThrownBy(() -> shakeHands(hub(), anonymous)).isInstanceOf(IOException.class);
  }

  @Test
  void agencyCannotPoseAsTheHub() throws Exception {
    assertThatThrownBy(() -> shakeHands(agency(), agency())).isInstanceOf(IOException.class);
    // Even with a server's purpose, which the authority would have had to give by mistake.
    SSLContext posing = context(transport().server());
    assertThatThrownBy(() -> shakeHands(posing, agency())).isInstanceOf(IOException.class);
  }

  @Test
  void hubIsNoClient() throws Exception {
    assertThatThrownBy(() -> shakeHands(hub(), hub())).isInstanceOf(IOException.class);
  }

  @Test
  void otherHostNameIsRefused() throws Exception {
    SSLContext elsewhere =
        tls(
            authority()
                .enrolHub(
                    Files.createTempDirectory("tls").resolve("transport.p12"),
                    List.of("hub.example.org")));
    assertThatThrownBy(() -> shakeHands(elsewhere, agency())).isInstanceOf(IOException.class);
  }

  @Test
  void foreignersAreRefusedOnBothSides() throws Exception {
    OddCertificate foreign =
        OddCertificate.by(FOREIGN, "transport-authority")
            .ecdsaKeys("P-256")
            .uris("urn:saola:demo:agency:NL-CUSTOMS")
            .client();
    assertThatThrownBy(() -> shakeHands(hub(), context(foreign))).isInstanceOf(IOException.class);
    // Signed by our authority, but named for another federation.
    OddCertificate misnamed = transport().uris("urn:saola:foreign:agency:NL-CUSTOMS").client();
    assertThatThrownBy(() -> shakeHands(hub(), context(misnamed))).isInstanceOf(IOException.class);
    OddCertificate foreignHub =
        OddCertificate.by(FOREIGN, "transport-authority")
            .ecdsaKeys("P-256")
            .uris("urn:saola:demo:hub")
            .server();
    assertThatThrownBy(() -> shakeHands(context(foreignHub), agency()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void expiredCertificateIsRefused() throws Exception {
    Instant from = DEMO.anchor().transportAuthority().getNotBefore().toInstant();
    OddCertificate expired = transport().client().valid(from, from.plusSeconds(1));
    assertThatThrownBy(() -> shakeHands(hub(), context(expired))).isInstanceOf(IOException.class);
  }

  @Test
  void identityNeedsTheTransportPurpose() {
    CertificateRefusal.expect(
        CertificateRefused.Code.WRONG_PURPOSE,
        () -> TransportIdentity.of(DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING)));
  }
}
