// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;

/** A message from one agency's draft to the others' inboxes and back to the evidence. */
class ExchangeTest {
  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;
  private final List<Agency> agencies = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = agency("NL-CUSTOMS");
  }

  @AfterEach
  void stop() {
    agencies.forEach(Agency::close);
    hub.close();
  }

  private Agency agency(String id) throws Exception {
    Agency agency = new Agency(folder.resolve(id), id, hub);
    agencies.add(agency);
    return agency;
  }

  @Test
  void seizureReachesEachRecipientWithWhatItMayHave() throws Exception {
    List<Composition.Sealed> sealed = customs.compose(Samples.draft());
    assertThat(sealed).hasSize(2);
    List<StandInHub.Mail> mail = new ArrayList<>();
    for (Composition.Sealed one : sealed) {
      mail.addAll(hub.take("NL-CUSTOMS", one.bytes()));
    }
    String id = sealed.getFirst().manifest().id().value();
    String partnerId = sealed.getLast().manifest().id().value();

    for (String recipient : List.of("EUROPOL", "FR-POLICE", "BE-CITES", "BR-CUSTOMS", "TWIX")) {
      agency(recipient).take(mail);
    }
    assertThat(folder.resolve("EUROPOL/inbox").resolve(id))
        .isDirectoryContaining("glob:**/persons.json");
    assertThat(folder.resolve("FR-POLICE/inbox").resolve(id))
        .isDirectoryContaining("glob:**/persons.json");
    Path cites = folder.resolve("BE-CITES/inbox").resolve(id);
    assertThat(cites.resolve("report.json")).exists();
    assertThat(cites.resolve("report.csv")).content().contains("Manis javanica");
    assertThat(cites.resolve("persons.json")).doesNotExist();
    assertThat(cites.resolve("release.json")).content().contains("nominal-to-police-only");
    assertThat(folder.resolve("BR-CUSTOMS/inbox")).isEmptyDirectory();
    Path twix = folder.resolve("TWIX/inbox").resolve(partnerId);
    assertThat(twix.resolve("report.json")).exists();
    assertThat(twix.resolve("manifest.json")).content().doesNotContain("persons");

    List<StandInHub.Mail> notices = hub.notices();
    for (Agency agency : agencies) {
      agency.take(notices);
    }
    Outcome outcome = customs.sent.outcome(sealed.getFirst().manifest().id()).orElseThrow();
    assertThat(outcome.state()).isEqualTo(Outcome.State.ACCEPTED);
    assertThat(folder.resolve("NL-CUSTOMS/sent").resolve(id).resolve("evidence"))
        .isDirectoryContaining("glob:**/*-accepted.tlog-proof");
    assertThat(cites.resolve("evidence"))
        .isDirectoryContaining("glob:**/*-withheld-BE-CITES-persons.tlog-proof");
    assertThat(Files.readString(cites.resolve("release.json"))).contains("index");

    for (Agency agency : agencies) {
      for (byte[] receipt : agency.takeReceipts()) {
        customs.take(hub.take(agency.id, receipt));
      }
    }
    notices = hub.notices();
    for (Agency agency : agencies) {
      agency.take(notices);
      assertThat(agency.outgoing.count(org.saola.connectors.send.Kept.Kind.RECEIPT)).isZero();
    }
    outcome = customs.sent.outcome(sealed.getFirst().manifest().id()).orElseThrow();
    assertThat(outcome.recipients())
        .filteredOn(r -> r.handedOver() != null)
        .extracting(r -> r.agency().value())
        .containsExactlyInAnyOrder("EUROPOL", "FR-POLICE", "BE-CITES");

    OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(cites));
    assertThat(verify.verify(cites)).allMatch(OfflineVerify.Line::holds);
    Path sentFolder = folder.resolve("NL-CUSTOMS/sent").resolve(id);
    verify = new OfflineVerify(VerificationTrust.ofHomeAround(sentFolder));
    assertThat(verify.verify(sentFolder)).allMatch(OfflineVerify.Line::holds);
  }
}
