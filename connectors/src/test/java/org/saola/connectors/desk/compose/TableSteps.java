// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.saola.message.json.StrictJson;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What the customs officer does with tables of one kind. */
final class TableSteps {
  private final TwoDesks desks;
  private final String type;
  private final String[] to;

  TableSteps(TwoDesks desks, String type, String... to) {
    this.desks = desks;
    this.type = type;
    this.to = to;
  }

  /** The form with a file, and the address of the draft that it may become. */
  AbstractMockHttpServletRequestBuilder<?> file(String draft, byte[] file, String name) {
    return multipart(draft + "/table")
        .file(new MockMultipartFile("file", name, "text/csv", file))
        .content(new byte[1])
        .param("type", type);
  }

  String bring(String csv) throws Exception {
    return bring(csv.getBytes(StandardCharsets.UTF_8), type + ".csv");
  }

  String bring(byte[] file, String name) throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    assertThat(desks.done(file(draft, file, name))).isEqualTo(draft + "/table");
    return draft;
  }

  static MockHttpServletRequestBuilder cells(String draft, String action) {
    return post(draft + "/table/cells").param("action", action);
  }

  MockHttpServletRequestBuilder terms(String draft, String scope) {
    return post(draft + "/table/terms")
        .param("scope", scope)
        .param("to", to)
        .param("marking.tlp", "AMBER")
        .param("marking.handling", "H1");
  }

  String send(String draft, String scope) throws Exception {
    assertThat(desks.done(terms(draft, scope))).isEqualTo(draft + "/table/preview?scope=" + scope);
    String seen = TwoDesks.seen(desks.page(draft + "/table/preview?scope=" + scope));
    String sent = desks.done(post(draft + "/table/send").param("scope", scope).param("seen", seen));
    assertThat(sent).matches("/compose/sent/desk-[0-9a-f-]{36}\\.jsonl");
    return sent;
  }

  String awaitSent(String sent) throws Exception {
    return desks.awaitSaid(desks.customs, sent, "with its entry in the log");
  }

  /** What the police have of a part: one in each message. */
  <P> List<P> received(String part, Class<P> as) throws Exception {
    List<P> parts = new ArrayList<>();
    try (Stream<Path> inbox = Files.list(desks.police.agency.home.inbox())) {
      for (Path message : inbox.toList()) {
        Path file = message.resolve(part + ".json");
        if (Files.exists(file)) {
          parts.add(StrictJson.read(Files.readAllBytes(file), as));
        }
      }
    }
    return parts;
  }
}
