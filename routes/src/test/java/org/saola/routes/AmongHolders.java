// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.routes.earlier.Unconfirmed;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/**
 * Agencies that send, have and pass on messages, and what becomes of what they say of them; at one
 * hub, whatever the class.
 */
abstract class AmongHolders {
  static final String ORIGINATOR = "NL-CUSTOMS";
  static final String HOLDER = "FR-POLICE";
  static final String THIRD = "DE-SPOC";
  static final Map<String, TestAgency> AGENCIES = new LinkedHashMap<>();

  static TestHub hub;

  @BeforeAll
  static void connect() throws Exception {
    if (hub == null) {
      hub = started();
    }
    for (String agency : List.of(ORIGINATOR, HOLDER, THIRD, "EUROPOL", "BR-CUSTOMS")) {
      AGENCIES.put(agency, TestAgency.connect(hub, agency));
    }
  }

  private static TestHub started() throws Exception {
    TestHub all = TestHub.create();
    all.start();
    all.publish(TestFederation.get().takingEveryType(all.directory()));
    return all.untilTheEnd();
  }

  @AfterAll
  static void disconnect() throws Exception {
    for (TestAgency agency : AGENCIES.values()) {
      agency.close();
    }
  }

  static Entry outcome(String from, Sealed message) throws Exception {
    AGENCIES.get(from).send(message.bytes());
    TestHub.await(() -> !decided(message).isEmpty());
    return decided(message).getFirst();
  }

  static List<Entry> decided(Sealed message) {
    return List.of(Event.REFUSED, Event.CONSIGNED).stream()
        .flatMap(event -> hub.entries(event).stream())
        .filter(entry -> message.manifest().equals(entry.message()))
        .toList();
  }

  static Sealed taken(String from, Sealed message) throws Exception {
    Entry entry = outcome(from, message);
    assertThat(entry.event()).as("%s", entry).isEqualTo(Event.CONSIGNED);
    return message;
  }

  static void refused(String from, Sealed message, RefusalCode code) throws Exception {
    assertRefused(message, outcome(from, message), code);
  }

  static void assertRefused(Sealed message, Entry entry, RefusalCode code) {
    assertThat(entry.code()).as("%s", entry.detail()).isEqualTo(code.name());
    assertThat(hub.entries(Event.ACCEPTED))
        .noneMatch(accepted -> message.manifest().equals(accepted.message()));
  }

  static EarlierMessage named(Sealed message) {
    return new EarlierMessage(message.id(), message.manifest());
  }

  static Sealed original(HandlingCode... handling) throws Exception {
    return taken(
        ORIGINATOR,
        TestMessage.from(hub, ORIGINATOR).handling(handling).to(HOLDER).report().seal());
  }

  static TestMessage about(String type, String from, Sealed target, String... to) {
    MessageType registered = MessageTypes.find(new TypeId(type)).orElseThrow();
    return TestMessage.from(hub, from)
        .to(to)
        .answering(target.id())
        .plainPartsOf(registered)
        .fields(TestFields.of(registered.id(), named(target)));
  }

  static Sealed consent(Sealed target, UnaryOperator<Consent> change) throws Exception {
    Consent granted =
        TestFields.granted(THIRD, Purpose.ADMINISTRATIVE_ENFORCEMENT, List.of("report"));
    return taken(
        ORIGINATOR,
        about("forward-consent/1", ORIGINATOR, target, HOLDER)
            .fields(new FieldsOfType(named(target), null, change.apply(granted), null))
            .seal());
  }

  static TestMessage forward(String from, Sealed original, Sealed consent, String... to) {
    return TestMessage.from(hub, from)
        .handling(HandlingCode.H2)
        .forwarding(original.manifest(), consent == null ? null : named(consent))
        .to(to)
        .report()
        .part(MessageType.PROVENANCE, false, List.of(to));
  }

  static void state(Sealed message, String recipient, String state) {
    hub.database()
        .sql(
            """
            update delivery d set state = ? from message m
            where m.number = d.message and m.digest = decode(?, 'hex') and d.recipient = ?
            """)
        .params(state, message.manifest().value(), recipient)
        .update();
  }

  static TestMessage confirmation(String from, Sealed target, Sealed word) {
    return about("confirmation/1", from, target, ORIGINATOR).answering(word.id());
  }

  static List<Unconfirmed.Line> open(Sealed target) {
    return new Unconfirmed(hub.bean(DataSource.class))
        .list().stream().filter(line -> line.id().equals(target.id().value())).toList();
  }
}
