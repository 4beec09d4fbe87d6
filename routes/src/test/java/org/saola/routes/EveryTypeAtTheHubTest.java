// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartyKind;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/**
 * The hub itself keeps every registered type to its flow, whatever a connector would have sent: the
 * messages come past any connector's own check, signed by hand.
 */
class EveryTypeAtTheHubTest {
  private static final String EVERYBODY = "@everybody";
  private static final List<MessageType> TYPES =
      MessageTypes.all().stream().filter(type -> !type.id().equals(MessageTypes.RECEIPT)).toList();

  private static final List<Event> DECIDED =
      List.of(Event.ACCEPTED, Event.REFUSED, Event.RELEASED, Event.WITHHELD, Event.CONSIGNED);

  private static TestHub hub;
  private static final Map<String, TestAgency> connections = new LinkedHashMap<>();
  private static final Map<Digest, List<Entry>> LOG = new HashMap<>();
  private static String operatorsList;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.create();
    hub.start();
    hub.publish(everybodyTakesEverything());
    for (Agency agency : agencies()) {
      connections.put(agency.id(), TestAgency.connect(hub, agency.id()));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (TestAgency connection : connections.values()) {
      connection.close();
    }
    hub.close();
  }

  /** So that nothing but the rules about types stands in the way. */
  private static DirectoryDocument everybodyTakesEverything() {
    return TestFederation.get()
        .takingEveryType(hub.directory())
        .with(new Group(EVERYBODY, agencies().stream().map(Agency::id).toList()));
  }

  private static List<Agency> agencies() {
    return hub.directory().document().agencies();
  }

  private static PartyKind kind(Agency agency) {
    return PartyKind.valueOf(agency.kind().name());
  }

  /** The first agency of each kind that is not among those. */
  private static List<String> ofOtherKinds(Set<PartyKind> kinds) {
    Map<PartyKind, String> first = new LinkedHashMap<>();
    agencies().stream()
        .filter(agency -> !kinds.contains(kind(agency)))
        .forEach(agency -> first.putIfAbsent(kind(agency), agency.id()));
    return List.copyOf(first.values());
  }

  private static String ofKinds(Set<PartyKind> kinds, String but) {
    return agencies().stream()
        .filter(agency -> kinds.contains(kind(agency)) && !agency.id().equals(but))
        .map(Agency::id)
        .findFirst()
        .orElseThrow();
  }

  private static Sealed message(MessageType type, String from, String... to) {
    TestMessage message =
        TestMessage.from(hub, from)
            .transferBasis(TransferBasis.ART37_1A_LEGALLY_BINDING_INSTRUMENT);
    for (String recipient : to) {
      if (type.flow().closedGroup()) {
        message.via(recipient, EVERYBODY);
      } else {
        message.to(recipient);
      }
    }
    if (type.answers()) {
      message.answering(TestMessage.from(hub, from).id());
    }
    plainForPartners(message, type, to);
    if (FieldsOfType.of(type.id()).contains("target")) {
      about(message, type, from, to[0]);
    }
    return message.seal();
  }

  /** Whoever has a message, or has sent it, may say of it what the type says. */
  private static void about(TestMessage message, MessageType type, String from, String to) {
    boolean confirmation = type.id().equals(new TypeId("confirmation/1"));
    boolean request = type.id().equals(new TypeId("forward-request/1"));
    Sealed target = confirmation || request ? accepted(to, from) : accepted(from, to);
    EarlierMessage named = new EarlierMessage(target.id(), target.manifest());
    message.fields(TestFields.of(type.id(), named));
    if (confirmation) {
      MessageType recall = MessageTypes.find(new TypeId("recall/1")).orElseThrow();
      Sealed word =
          accepted(
              TestMessage.from(hub, to)
                  .to(from)
                  .answering(target.id())
                  .plainPartsOf(recall)
                  .fields(TestFields.of(recall.id(), named))
                  .seal(),
              to);
      message.answering(word.id());
    }
  }

  private static Sealed accepted(String from, String to) {
    boolean partner = kind(hub.directory().agency(from).get()) == PartyKind.PARTNER;
    String type = partner ? "listing-outcome/1" : "seizure-report/1";
    TestMessage message = TestMessage.from(hub, from).to(to);
    message.answering(TestMessage.from(hub, from).id());
    return accepted(
        message.plainPartsOf(MessageTypes.find(new TypeId(type)).orElseThrow()).seal(), from);
  }

  private static Sealed accepted(Sealed message, String from) {
    try {
      connections.get(from).send(message.bytes());
      TestHub.await(
          () ->
              hub.database()
                  .sql("select exists (select from message where digest = decode(?, 'hex'))")
                  .param(message.manifest().value())
                  .query(Boolean.class)
                  .single());
      return message;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A partner's message has no nominal parts: with one it is refused before any rule is asked. */
  private static TestMessage plainForPartners(TestMessage message, MessageType type, String... to) {
    boolean partner =
        Stream.of(to).anyMatch(it -> kind(hub.directory().agency(it).get()) == PartyKind.PARTNER);
    return partner ? message.plainPartsOf(type) : message.everyPartOf(type);
  }

  /**
   * A message and what must become of it.
   *
   * @param other who may have it, beside {@code to}
   */
  private record Case(
      MessageType type, Fate fate, String from, String to, String other, Sealed sent) {
    static Case of(MessageType type, Fate fate, String from, String to) {
      return new Case(type, fate, from, to, "", message(type, from, to));
    }

    static Case beside(MessageType type, String from, String to) {
      String other = ofKinds(type.flow().to(), from);
      return new Case(type, Fate.WITHHELD, from, to, other, message(type, from, other, to));
    }

    String name() {
      return "%s: %s to %s".formatted(fate, from, to);
    }
  }

  private enum Fate {
    TAKEN,
    SENDER_REFUSED,
    RECIPIENT_REFUSED,
    WITHHELD
  }

  private static List<Case> cases(MessageType type) {
    List<Case> cases = new ArrayList<>();
    String from = ofKinds(type.flow().from(), "");
    cases.add(Case.of(type, Fate.TAKEN, from, ofKinds(type.flow().to(), from)));
    for (String other : ofOtherKinds(type.flow().from())) {
      cases.add(Case.of(type, Fate.SENDER_REFUSED, other, ofKinds(type.flow().to(), other)));
    }
    for (String other : ofOtherKinds(type.flow().to())) {
      String sender = ofKinds(type.flow().from(), other);
      cases.add(Case.of(type, Fate.RECIPIENT_REFUSED, sender, other));
      cases.add(Case.beside(type, sender, other));
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicNode> types() throws Exception {
    Map<MessageType, List<Case>> cases = new LinkedHashMap<>();
    for (MessageType type : TYPES) {
      cases.put(type, cases(type));
      for (Case one : cases.get(type)) {
        connections.get(one.from()).send(one.sent().bytes());
      }
    }
    List<Case> all = cases.values().stream().flatMap(List::stream).toList();
    TestHub.await(() -> areDecided(all));
    operatorsList = operatorsList();
    return cases.entrySet().stream()
        .map(
            of ->
                dynamicContainer(
                    of.getKey().id().value(),
                    of.getValue().stream().map(one -> dynamicTest(one.name(), () -> check(one)))));
  }

  /** Reads the log once for all of them. */
  private static boolean areDecided(List<Case> cases) throws Exception {
    LOG.clear();
    for (Event event : DECIDED) {
      for (Entry entry : hub.entries(event)) {
        LOG.computeIfAbsent(entry.message(), message -> new ArrayList<>()).add(entry);
      }
    }
    return cases.stream()
        .allMatch(one -> !entries(one.sent().manifest(), Event.REFUSED, Event.CONSIGNED).isEmpty());
  }

  private static void check(Case one) {
    switch (one.fate()) {
      case TAKEN -> assertThat(entries(one.sent().manifest(), Event.CONSIGNED)).hasSize(1);
      case WITHHELD -> isWithheld(one);
      case SENDER_REFUSED -> isRefused(one, RefusalCode.SUBMIT_DENIED, "default-deny");
      case RECIPIENT_REFUSED -> {
        boolean partner = kind(hub.directory().agency(one.to()).get()) == PartyKind.PARTNER;
        isRefused(
            one,
            RefusalCode.NO_PERMITTED_RECIPIENT,
            partner ? "all.partner-types-only" : "default-deny");
      }
    }
  }

  private static void isRefused(Case one, RefusalCode code, String rule) {
    Digest message = one.sent().manifest();
    assertThat(entries(message, Event.REFUSED)).hasSize(1);
    Entry refused = entries(message, Event.REFUSED).getFirst();
    assertThat(refused.code()).as(refused.detail()).isEqualTo(code.name());
    assertThat(refused.detail()).contains(rule);
    assertThat(refused.from()).isEqualTo(new AgencyId(one.from()));
    assertThat(entries(message, Event.ACCEPTED, Event.RELEASED, Event.CONSIGNED)).isEmpty();
    assertThat(operatorsList).contains(message.value());
  }

  /** Whoever may have it gets it; the other gets nothing, by name. */
  private static void isWithheld(Case one) {
    Digest message = one.sent().manifest();
    assertThat(entries(message, Event.CONSIGNED))
        .extracting(Entry::to)
        .containsExactly(new AgencyId(one.other()));
    List<Entry> about =
        entries(message, Event.WITHHELD, Event.RELEASED, Event.CONSIGNED).stream()
            .filter(entry -> new AgencyId(one.to()).equals(entry.to()))
            .toList();
    assertThat(about).isNotEmpty().allMatch(entry -> entry.event() == Event.WITHHELD);
    assertThat(about).allMatch(entry -> !entry.rules().isEmpty());
  }

  private static List<Entry> entries(Digest message, Event... events) {
    return LOG.getOrDefault(message, List.of()).stream()
        .filter(entry -> List.of(events).contains(entry.event()))
        .toList();
  }

  private static String operatorsList() throws Exception {
    String address = Files.readString(hub.home().resolve("operator.address")).strip();
    String token = Files.readString(hub.home().resolve("operator.token")).strip();
    HttpRequest list =
        HttpRequest.newBuilder(URI.create(address + "/operator/messages?state=invalid"))
            .header("Authorization", "Bearer " + token)
            .header("Saola-Operator", "A. Operator")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(list, BodyHandlers.ofString()).body();
    }
  }
}
