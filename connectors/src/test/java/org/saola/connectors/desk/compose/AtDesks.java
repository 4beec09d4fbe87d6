// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.Eventually;
import org.saola.connectors.desk.DeskOfAgency;
import org.saola.connectors.reading.Reading;
import org.saola.connectors.reading.RecordCheck;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.DecisionAnswer;
import org.saola.pages.signin.Person;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Two agencies with their desks, a third without, and what officers do at them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtDesks {
  static final Person ANN = new Person("0f8f-1", "Ann Officer");

  private TwoDesks desks;
  StandInHub hub;
  DeskOfAgency customs;
  DeskOfAgency police;
  Agency europol;
  private final Set<Digest> carried = new HashSet<>();

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    desks = new TwoDesks(folder);
    hub = desks.hub;
    hub.rules = (query, nominal, agency) -> new DecisionAnswer.Ruling(true, List.of("permit-all"));
    customs = desks.customs;
    police = desks.police;
    europol = new Agency(folder.resolve("europol"), "EUROPOL", hub);
  }

  @AfterAll
  void close() {
    europol.close();
    desks.close();
  }

  void carry() throws Exception {
    List<StandInHub.Mail> mail = new ArrayList<>();
    for (DeskOfAgency desk : List.of(customs, police)) {
      for (byte[] message : desk.onTheirWay()) {
        if (carried.add(Digest.of(message))) {
          mail.addAll(hub.take(desk.agency.id, message));
        }
      }
    }
    mail.addAll(hub.notices());
    customs.agency.take(mail);
    police.agency.take(mail);
    europol.take(mail);
  }

  static MockHttpServletResponse ask(
      DeskOfAgency desk, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return desk.pages.perform(request.with(csrf()).with(desk.officer())).andReturn().getResponse();
  }

  static String page(DeskOfAgency desk, String address) throws Exception {
    return TwoDesks.page(desk, address);
  }

  static String toPreview(DeskOfAgency desk, Map<String, String> form) throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    MockHttpServletRequestBuilder filled =
        post(draft).param("action", "continue").param("marking.tlp", "AMBER");
    form.forEach(filled::param);
    return toPreview(desk, draft, filled);
  }

  static String toPreview(DeskOfAgency desk, String draft, MockHttpServletRequestBuilder filled)
      throws Exception {
    String next = ask(desk, filled).getRedirectedUrl();
    assertThat(next).as(() -> said(desk, next)).isEqualTo(draft + "/preview");
    return draft;
  }

  private static String said(DeskOfAgency desk, String address) {
    try {
      return page(desk, address).replaceAll("(?s).*?(<div class=\"summary\".*?</div>).*", "$1");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  String press(DeskOfAgency desk, String draft) throws Exception {
    String seen = TwoDesks.seen(page(desk, draft + "/preview"));
    return ask(desk, post(draft + "/send").param("seen", seen)).getRedirectedUrl();
  }

  /** From a form to its evidence; the id of the message. */
  MessageId send(DeskOfAgency desk, Map<String, String> form) throws Exception {
    String sent = press(desk, toPreview(desk, form));
    assertThat(sent).startsWith("/compose/sent/");
    return accepted(desk, sent);
  }

  MessageId accepted(DeskOfAgency desk, String sent) throws Exception {
    String name = sent.substring("/compose/sent/".length());
    List<MessageId> ids = new ArrayList<>();
    Eventually.holds(
        Duration.ofSeconds(20),
        () -> {
          carry();
          assertThat(page(desk, sent)).contains("Accepted: entry");
          ids.add(desk.submissions.find(name).orElseThrow().outcomes().getFirst().id());
        });
    return ids.getFirst();
  }

  static Manifest in(Agency agency, MessageId id) throws Exception {
    return StrictJson.read(
        Files.readAllBytes(agency.home.inbox().resolve(id.value()).resolve("manifest.json")),
        Manifest.class);
  }

  static Map<String, String> about(String doing, MessageId message, String... more) {
    Map<String, String> form = new java.util.HashMap<>();
    form.put("doing", doing);
    form.put("message", message.value());
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return form;
  }

  static Digest digest(DeskOfAgency desk, MessageId sent) throws Exception {
    return Digest.of(
        Files.readAllBytes(desk.agency.home.sent().resolve(sent.value()).resolve("manifest.json")));
  }

  static List<Reading> lines(DeskOfAgency desk) throws Exception {
    List<Reading> lines = new ArrayList<>();
    assertThat(RecordCheck.run(desk.agency.home, lines::add).holds()).isTrue();
    return lines;
  }
}
