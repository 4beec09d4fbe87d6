// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.DecisionAnswer;
import org.saola.message.notice.DecisionQuery;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.certificate.FederationAuthority;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TlogProof;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;

/** A whole hub, asked over real TLS. */
class WebTest {
  @TempDir private static Path root;
  private static final TestFederation FEDERATION = TestFederation.get();
  private static TestHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.shared();
  }

  @Test
  void anAgencyIsToldWhoMayHaveWhat() throws Exception {
    HttpResponse<byte[]> response = post("NL-CUSTOMS", "/decisions", StrictJson.write(query()));
    assertThat(response.statusCode()).isEqualTo(200);
    DecisionAnswer answer = StrictJson.read(response.body(), DecisionAnswer.class);
    assertThat(answer.submit().rules()).containsExactly("all.submit-seizure-report");
    assertThat(answer.directory().value()).isEqualTo(hub.directory().digest());
    assertThat(answer.parts()).hasSize(2);
    assertThat(answer.parts().getFirst().ruling().permitted()).isTrue();
    assertThat(answer.parts().getLast().ruling().rules()).containsExactly("unknown-agency");
  }

  @Test
  void theSenderIsWhoeverTheCertificateNames() throws Exception {
    DecisionQuery own = query();
    var toNl =
        new DecisionQuery(
            own.type(),
            List.of(new Recipient(new AgencyId("NL-CUSTOMS"), null)),
            own.purpose(),
            null,
            own.marking(),
            List.of(new DecisionQuery.Asked("persons", true, List.of(new AgencyId("NL-CUSTOMS")))));
    var answer =
        StrictJson.read(
            post("FR-POLICE", "/decisions", StrictJson.write(toNl)).body(), DecisionAnswer.class);
    assertThat(answer.parts().getFirst().ruling().rules())
        .containsExactly("all.receive-seizure-report-nominal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not json", "{\"from\":\"FR-POLICE\"}"})
  void aQueryThatIsNoneIsAnsweredWithACode(String body) throws Exception {
    var response = post("NL-CUSTOMS", "/decisions", body.getBytes(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).startsWith("{\"code\":\"INVALID\"");
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() throws Exception {
    var response = post("NL-CUSTOMS", "/decisions", new byte[300_000]);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(text(response)).contains("TOO_LARGE");
  }

  @Test
  void aQueryThatAsksTooMuchIsRefused() throws Exception {
    DecisionQuery one = query();
    List<AgencyId> many = java.util.Collections.nCopies(5001, new AgencyId("FR-POLICE"));
    var query =
        new DecisionQuery(
            one.type(),
            one.to(),
            one.purpose(),
            null,
            one.marking(),
            List.of(new DecisionQuery.Asked("report", false, many)));
    var response = post("NL-CUSTOMS", "/decisions", StrictJson.write(query));
    assertThat(text(response)).contains("TOO_LARGE");
  }

  @Test
  void theLogIsServedAndVerifies() throws Exception {
    TestHub.await(() -> Files.exists(hub.home().resolve("log/checkpoint")));
    var keys =
        new LogVerifierKeys(
            text(get("NL-CUSTOMS", "/log/log.vkey")).strip(),
            text(get("NL-CUSTOMS", "/log/log-mldsa.vkey")).strip());
    Checkpoint checkpoint = Checkpoint.verify(text(get("NL-CUSTOMS", "/log/checkpoint")), keys);
    assertThat(checkpoint.size()).isPositive();
    var tile = get("NL-CUSTOMS", "/log/tile/0/000.p/" + checkpoint.size());
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.body()).hasSize((int) (32 * checkpoint.size()));
    assertThat(tile.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
  }

  @Test
  void theDirectoryIsServedWithItsProof() throws Exception {
    assertThat(text(get("FR-POLICE", "/directory/latest"))).isEqualTo("{\"version\":1}");
    assertThat(get("FR-POLICE", "/directory/1.p7m").body())
        .isEqualTo(Files.readAllBytes(hub.home().resolve("directory/1.p7m")));
    TestHub.await(() -> Files.exists(hub.home().resolve("directory/1.tlog-proof")));
    TlogProof proof = TlogProof.parse(text(get("FR-POLICE", "/directory/1.tlog-proof")));
    proof.verifyClear(LogVerifierKeys.read(hub.home().resolve("log")));
    Entry entry = StrictJson.read(proof.extra(), Entry.class);
    assertThat(entry.event()).isEqualTo(Event.DIRECTORY_CHANGED);
    assertThat(entry.version()).isEqualTo(1);
    assertThat(entry.message())
        .isEqualTo(Digest.of(Files.readAllBytes(hub.home().resolve("directory/1.json"))));
    assertThat(get("FR-POLICE", "/directory/99.p7m").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/log/",
        "/log/.checkpoint.new",
        "/log/tile/0",
        "/log/tile/0/000.p",
        "/log/tile/0/999",
        "/log/%2e%2e/pki/log.key",
        "/log/tile/%2e%2e/%2e%2e/pki/log.key",
        "/log/tile/0/..%2f..%2f..%2fpki%2flog.key",
        "/log/..;/pki/log.key",
        "/log/%252e%252e/pki/log.key",
        "/pki/log.key",
        "/directory/1.json",
        "/directory/0.p7m",
        "/directory/../pki/log.key",
        "/actuator",
        "/actuator/health",
        "/error",
        "/index.html",
      })
  void nothingElseIsThere(String path) throws Exception {
    HttpResponse<byte[]> response = get("NL-CUSTOMS", path);
    assertThat(response.statusCode()).isBetween(400, 404);
    assertThat(text(response)).doesNotContain("PRIVATE KEY", "html", "Tomcat");
  }

  @Test
  void rawPathsDoNotLeadOutEither() throws Exception {
    for (String path :
        List.of("/log/../pki/log.key", "/log/tile/../../pki/log.key", "//pki/log.key")) {
      assertThat(raw(path)).doesNotContain("PRIVATE KEY").doesNotContain(" 200 ");
    }
  }

  @Test
  void aCertificateThatTheDirectoryDoesNotListIsRefused() throws Exception {
    SSLContext tls = FEDERATION.unlisted("EUROPOL").tls(FEDERATION.authority().anchor());
    HttpResponse<byte[]> response = get(tls, "/log/checkpoint");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(text(response)).contains("NOT_LISTED");
    assertThat(get(tls, "/nowhere").statusCode()).isEqualTo(403);
  }

  @Test
  void withoutAClientCertificateThereIsNoConnection() throws Exception {
    SSLContext bare = SSLContext.getInstance("TLSv1.3");
    bare.init(null, new javax.net.ssl.TrustManager[] {new TrustsAnybody()}, null);
    assertThatThrownBy(() -> get(bare, "/log/checkpoint")).isInstanceOf(IOException.class);
  }

  @Test
  void anotherFederationsCertificateGetsNoConnection() throws Exception {
    var foreign =
        FederationAuthority.create(root.resolve("foreign"), TestFederation.NAME, Clock.systemUTC());
    Keystore keys = foreign.enrolAgency("NL-CUSTOMS", root.resolve("foreign.p12"));
    assertThatThrownBy(() -> get(keys.tls(FEDERATION.authority().anchor()), "/log/checkpoint"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void onlyTls13IsSpoken() throws Exception {
    SSLContext tls = FEDERATION.keystore("NL-CUSTOMS").tls(FEDERATION.authority().anchor());
    try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
    }
  }

  private static DecisionQuery query() {
    AgencyId police = new AgencyId("FR-POLICE");
    AgencyId unknown = new AgencyId("XX-NOBODY");
    return new DecisionQuery(
        new TypeId("seizure-report/1"),
        List.of(new Recipient(police, null), new Recipient(unknown, null)),
        Purpose.INVESTIGATION,
        null,
        new Marking(Tlp.AMBER, List.of(), Level.BASIC_PROTECTION, null),
        List.of(new DecisionQuery.Asked("report", false, List.of(police, unknown))));
  }

  private static HttpResponse<byte[]> get(String agency, String path) throws Exception {
    return get(FEDERATION.keystore(agency).tls(FEDERATION.authority().anchor()), path);
  }

  private static HttpResponse<byte[]> get(SSLContext tls, String path) throws Exception {
    try (HttpClient client = client(tls)) {
      return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }
  }

  private static HttpResponse<byte[]> post(String agency, String path, byte[] body)
      throws Exception {
    try (HttpClient client =
        client(FEDERATION.keystore(agency).tls(FEDERATION.authority().anchor()))) {
      return client.send(
          request(path).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
    }
  }

  private static HttpClient client(SSLContext tls) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(tls)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:%d%s".formatted(port(), path)))
        .timeout(Duration.ofSeconds(10));
  }

  /** The path as it stands, without a client that tidies it up. */
  private static String raw(String path) throws Exception {
    SSLContext tls = FEDERATION.keystore("NL-CUSTOMS").tls(FEDERATION.authority().anchor());
    try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port())) {
      OutputStream out = socket.getOutputStream();
      String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      out.write(request.formatted(path).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int port() {
    return hub.httpsPort();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static final class TrustsAnybody extends javax.net.ssl.X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}
