// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saola.connectors.Eventually;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.reading.Reading;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions.Submitted;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Draft;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.pages.signin.Person;

/** Two agencies with their desks, and a hub that carries what they send when it is told to. */
final class Exchange implements AutoCloseable {
  final StandInHub hub;
  final DeskOfAgency customs;
  final DeskOfAgency police;
  private final Set<Digest> carried = new HashSet<>();

  Exchange(Path folder) throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = new DeskOfAgency(folder.resolve("customs"), "NL-CUSTOMS", hub);
    police = new DeskOfAgency(folder.resolve("police"), "FR-POLICE", hub);
  }

  /** Sends a draft, and returns when its evidence is there and its recipient has it. */
  MessageId send(DeskOfAgency from, Draft draft) throws Exception {
    String name = from.submissions.newName();
    from.context
        .getBean(ReadingRoom.class)
        .sends(new Person("0f8f-1", "Ann Officer"), Reading.Action.SENT, name, null);
    from.submissions.submit(name, draft);
    Eventually.holds(
        Duration.ofSeconds(20),
        () -> {
          Submitted now = from.submissions.find(name).orElseThrow();
          assertThat(now.refusals()).isEmpty();
          assertThat(now.messages()).isNotEmpty();
        });
    carry();
    List<Outcome> outcomes = new ArrayList<>();
    Eventually.holds(
        Duration.ofSeconds(20),
        () -> {
          Submitted now = from.submissions.find(name).orElseThrow();
          assertThat(now.done()).isTrue();
          outcomes.addAll(now.outcomes());
        });
    return outcomes.getFirst().id();
  }

  /** Messages, receipts and notices, until nothing is on its way. */
  void carry() throws Exception {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (DeskOfAgency desk : List.of(customs, police)) {
        desk.agency.receipts.send();
        for (byte[] message : desk.onTheirWay()) {
          if (carried.add(Digest.of(message))) {
            deliver(hub.take(desk.agency.id, message));
            moved = true;
          }
        }
      }
      deliver(hub.notices());
    }
  }

  private void deliver(List<StandInHub.Mail> mail) throws Exception {
    customs.agency.take(mail);
    police.agency.take(mail);
  }

  @Override
  public void close() {
    customs.close();
    police.close();
    hub.close();
  }
}
