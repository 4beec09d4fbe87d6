// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.fixture.TestHub.await;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;
import org.saola.message.notice.Terms;
import org.saola.routes.authorize.Auditor;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.console.scope.Scopes;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** A message on its way through a hub, as auditors find it there. */
class ConsultationTest {
  private static Scope scope(TestHub hub, String name, String agency) {
    return hub.bean(Scopes.class)
        .of(new Auditor(name, Optional.ofNullable(agency).map(AgencyId::new)));
  }

  @Test
  void whatWasSentIsFoundByThoseWhoseItIs() throws Exception {
    TestHub hub = TestHub.shared();
    Sealed sent;
    try (TestAgency spoc = TestAgency.connect(hub, "DE-SPOC");
        TestAgency europol = TestAgency.connect(hub, "EUROPOL")) {
      sent = TestMessage.from(hub, "DE-SPOC").to("EUROPOL").report().seal();
      spoc.send(sent.bytes());
      europol.nextDelivery();
    }
    Entries entries = hub.bean(Entries.class);
    Scope theirs = scope(hub, "max.mustermann", "DE-SPOC");
    Question question = Question.ALL.thread(sent.id()).events(Event.CONSIGNED);
    await(() -> entries.count(question, theirs, 10) == 1);

    assertThat(entries.life(sent.id(), theirs))
        .extracting(row -> row.entry().event())
        .contains(Event.ACCEPTED, Event.RELEASED, Event.CONSIGNED);
    Terms terms = entries.life(sent.id(), theirs).getFirst().entry().terms();
    assertThat(terms).isNotNull();
    assertThat(entries.find(question.tlps(terms.tlp()), theirs, OptionalLong.empty(), 10).rows())
        .hasSize(1);
    assertThat(entries.life(sent.id(), scope(hub, "eva.muster", "EUROPOL"))).isNotEmpty();
    assertThat(entries.life(sent.id(), scope(hub, "ines.duarte", null)))
        .extracting(EntryRow::index)
        .isEqualTo(entries.life(sent.id(), theirs).stream().map(EntryRow::index).toList());

    Scope others = scope(hub, "pieter.bos", "NL-CUSTOMS");
    assertThat(entries.life(sent.id(), others)).isEmpty();
    assertThat(entries.count(question, others, 10)).isZero();
    assertThat(scope(hub, "pieter.bos", null)).isEqualTo(Scope.NOTHING);
    assertThat(scope(hub, "x".repeat(201), "NL-CUSTOMS")).isEqualTo(Scope.NOTHING);
    assertThat(scope(hub, "ines.duarte", null)).isEqualTo(Scope.EVERYTHING);
  }
}
