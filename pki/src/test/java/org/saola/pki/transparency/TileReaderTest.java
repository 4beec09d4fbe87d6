// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileReaderTest {
  @TempDir Path folder;
  private HttpServer server;
  private MemoryLog log;
  private LogKeys keys;

  @BeforeEach
  void serve() throws Exception {
    keys = MemoryLog.keys(folder.resolve("keys"));
    log = MemoryLog.of(300).sign(keys);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/log/", exchange -> answer(exchange));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/log/".length());
    byte[] file = path.equals("endless") ? new byte[20_000_000] : log.files.get(path);
    int status = path.equals("broken") ? 500 : file == null ? 404 : 200;
    exchange.sendResponseHeaders(status, status == 200 ? file.length : -1);
    try (exchange;
        var body = exchange.getResponseBody()) {
      if (status == 200) {
        body.write(file);
      }
    }
  }

  private TileReader http(String end) {
    URI address =
        URI.create("http://127.0.0.1:%d/log%s".formatted(server.getAddress().getPort(), end));
    return TileReader.http(HttpClient.newHttpClient(), address);
  }

  @Test
  void overHttp_theWholeLogIsVerified() throws Exception {
    for (String end : new String[] {"", "/"}) {
      assertThat(
              LogAudit.verify(http(end), keys.verifierKeys(), Optional.empty(), done -> {}).holds())
          .isTrue();
    }
  }

  @Test
  void overHttp_notFoundIsAbsent_andAnyOtherAnswerIsAFault() throws Exception {
    assertThat(http("").read("tile/0/009")).isEmpty();
    assertThatIOException().isThrownBy(() -> http("").read("broken")).withMessageContaining("500");
    server.stop(0);
    assertThatIOException().isThrownBy(() -> http("").read("checkpoint"));
  }

  @Test
  void overHttp_anAnswerLongerThanAnyBundle_isAFault() {
    assertThatIOException().isThrownBy(() -> http("").read("endless"));
  }

  @Test
  void fromAFolder_partialTilesAndFullOnesLieSideBySide() throws Exception {
    log.files.put("tile/0/001", new byte[0]);
    log.store(folder);
    Files.createDirectories(folder.resolve("tile/0/001.p/notes"));
    Files.writeString(folder.resolve("tile/0/001.p/256"), "");
    Files.writeString(folder.resolve("tile/0/001.p/09"), "");
    Files.writeString(folder.resolve("tile/0/001.p/7"), "");
    TileReader reader = TileReader.folder(folder);
    assertThat(reader.read("tile/0/001.p/44")).isPresent();
    assertThat(reader.read("tile/0/001.p/45")).isEmpty();
    assertThat(reader.read("tile/0")).isEmpty();
    assertThat(reader.partialWidths("tile/0/001.p")).containsExactly(7, 44);
    assertThat(reader.partialWidths("tile/0/000.p")).isEmpty();
  }

  @Test
  void overHttp_interrupted_isAFault_andStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatIOException().isThrownBy(() -> http("").read("checkpoint"));
    assertThat(Thread.interrupted()).isTrue();
  }
}
