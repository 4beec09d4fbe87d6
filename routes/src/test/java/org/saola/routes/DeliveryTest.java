// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.ReleaseNote;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.broker.Queues;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;

/** One signed message, several lawful views of it. */
class DeliveryTest {
  private static TestHub hub;
  private static TestAgency customs;
  private static TestAgency police;
  private static TestAgency cites;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.shared();
    customs = TestAgency.connect(hub, "NL-CUSTOMS");
    police = TestAgency.connect(hub, "FR-POLICE");
    cites = TestAgency.connect(hub, "BE-CITES");
  }

  @AfterAll
  static void disconnect() throws Exception {
    customs.close();
    police.close();
    cites.close();
  }

  @Test
  void eachRecipientGetsItsPartsAndANoteOfWhatIsWithheld() throws Exception {
    TestMessage.Sealed sent =
        TestMessage.from(hub, "NL-CUSTOMS")
            .to("FR-POLICE", "BE-CITES")
            .report()
            .part("persons", true, List.of("FR-POLICE", "BE-CITES"))
            .seal();
    customs.send(sent.bytes());

    SealedMessage atPolice = police.nextDelivery();
    assertThat(atPolice.signedManifest().orElseThrow().digest()).isEqualTo(sent.manifest().bytes());
    assertThat(atPolice.parts()).hasSize(2);
    assertThat(note(atPolice).released()).containsExactly("report", "persons");
    assertThat(note(atPolice).withheld()).isEmpty();

    SealedMessage atCites = cites.nextDelivery();
    assertThat(atCites.parts()).hasSize(1);
    assertThat(note(atCites).released()).containsExactly("report");
    assertThat(note(atCites).withheld()).extracting(each -> each.part()).containsExactly("persons");
    assertThat(note(atCites).withheld().getFirst().rules()).isNotEmpty();

    Entry accepted = customs.nextEntry(Event.ACCEPTED, sent.manifest());
    assertThat(accepted.message()).isEqualTo(sent.manifest());
    assertThat(customs.nextEntry(Event.WITHHELD, sent.manifest()).part()).isEqualTo("persons");
    customs.nextEntry(Event.CONSIGNED, sent.manifest());
    customs.nextEntry(Event.CONSIGNED, sent.manifest());
  }

  @Test
  void anUrgentMessageGoesByItsOwnLaneToTheUrgentInbox() throws Exception {
    TestMessage.Sealed sent =
        TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").report().urgent().seal();
    customs.send(sent.bytes(), Urgency.URGENT);
    try (var inbox =
        police
            .session()
            .createConsumer(
                police.session().createQueue(Queues.inbox(police.id(), Urgency.URGENT)))) {
      assertThat(inbox.receive(15_000)).isNotNull();
    }
    customs.nextEntry(Event.CONSIGNED, sent.manifest());
  }

  private static ReleaseNote note(SealedMessage delivery) throws Exception {
    return StrictJson.read(delivery.note().orElseThrow(), ReleaseNote.class);
  }
}
