// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.LogAudit;
import org.saola.routes.audit.Reconciliation;
import org.saola.routes.authorize.AccessRules;
import org.saola.routes.authorize.Approver;
import org.saola.routes.authorize.Proposal;
import org.saola.routes.authorize.RuleApproval;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;

/** One hub's life: traffic, new rules, a revocation, an audit while it runs, a stop, a restart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HubLifeTest {
  private static final int MESSAGES = 20;
  private static TestHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.create();
    hub.start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  @Order(1)
  void theBooksOfARunningHubBalance() throws Exception {
    try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS");
        TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
      for (int i = 0; i < MESSAGES; i++) {
        customs.send(message().bytes());
      }
      for (int i = 0; i < MESSAGES; i++) {
        Digest manifest =
            Digest.ofHash(police.nextDelivery().signedManifest().orElseThrow().digest());
        if (i == 0) {
          police.send(receipt(manifest));
        }
      }
      assertThat(customs.nextEntry(Event.HANDED_OVER).event()).isEqualTo(Event.HANDED_OVER);
    }
    Reconciliation books = reconcile();
    assertThat(books.findings()).isEmpty();
    assertThat(books.holds()).isTrue();
    assertThat(books.counts().accepted()).isEqualTo(MESSAGES);
    assertThat(books.counts().acceptedEntries()).isEqualTo(MESSAGES);
    assertThat(books.counts().evidenced()).isEqualTo(MESSAGES);
    assertThat(books.counts().consigned()).isEqualTo(2 * MESSAGES);
    assertThat(books.counts().handedOver()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void changedRulesAreInForceBetweenTwoBatches_andLoggedOnce() throws Exception {
    AccessRules rules = hub.bean(AccessRules.class);
    Digest before = rules.digest();
    Path file = hub.home().resolve("access-rules/fr-police.cedar");
    String text =
        """
        @id("fr-police.takes-nothing-for-now")
        forbid (principal == Agency::"FR-POLICE", action == Action::"receive", resource);
        """;
    approve(file, text);
    assertThat(rules.digest()).isNotEqualTo(before);
    assertThat(Files.readString(file)).isEqualTo(text);
    Files.writeString(file, "permit (principal, action, resource);");
    TestHub.await(() -> hub.entries(Event.SECURITY_EVENT).size() == 1);
    try (OfflineHub beside = OfflineHub.open(hub.home(), new SecureRandom())) {
      assertThat(beside.rulesInForce().digest()).isEqualTo(rules.digest());
    }

    try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
      customs.send(message().bytes());
      // Other recipients' entries may come first.
      Entry withheld = customs.nextEntry(Event.WITHHELD);
      while (!new AgencyId("FR-POLICE").equals(withheld.to())) {
        withheld = customs.nextEntry(Event.WITHHELD);
      }
      assertThat(withheld.rules()).containsExactly("fr-police.takes-nothing-for-now");
    }
    assertThat(hub.entries(Event.RULES_CHANGED))
        .extracting(entry -> entry.message())
        .containsExactly(before, rules.digest());
    approve(file, "");
    assertThat(hub.entries(Event.RULES_CHANGED)).hasSize(3);
  }

  /** Two people, and a folder that holds what the first proposes. */
  private static void approve(Path file, String text) throws Exception {
    Path proposed = Files.createTempDirectory("saola-rules");
    try (var files = Files.list(file.getParent())) {
      for (Path each : files.toList()) {
        Files.copy(each, proposed.resolve(each.getFileName()));
      }
    }
    Files.writeString(proposed.resolve(file.getFileName()), text);
    RuleApproval approval = hub.bean(RuleApproval.class);
    Proposal proposal =
        approval.propose(person("anna"), RuleBook.open(proposed).bytes(), "for a test");
    approval.activate(person("bert"), proposal.number(), proposal.digest());
  }

  private static Approver person(String name) {
    return new Approver(name, Digest.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** On the connection that was open before: each request is checked by the newest version. */
  @Test
  @Order(3)
  void aRevokedCertificateIsRefusedAtTheNextRequest() throws Exception {
    TestFederation federation = TestFederation.get();
    try (HttpClient client =
        HttpClient.newBuilder()
            .sslContext(federation.keystore("DE-SPOC").tls(federation.authority().anchor()))
            .build()) {
      assertThat(status(client)).isEqualTo(200);
      Instant dropped = Instant.now();
      hub.publish(federation.revoking(hub.directory(), "DE-SPOC"));
      assertThat(status(client)).isEqualTo(403);
      assertThat(Duration.between(dropped, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(hub.entries(Event.KEY_REVOKED)).hasSize(3);
  }

  @Test
  @Order(4)
  void whatIsOnRecordIsNotRecordedAgainByARestart() throws Exception {
    hub.stop();
    Reconciliation stopped = reconcile();
    assertThat(stopped.findings()).isEmpty();
    hub.start();
    assertThat(hub.entries(Event.DIRECTORY_CHANGED)).hasSize(2);
    assertThat(hub.entries(Event.RULES_CHANGED)).hasSize(3);
    assertThat(hub.directory().document().version()).isEqualTo(2);
    assertThat(reconcile().holds()).isTrue();
  }

  @Test
  @Order(5)
  void anEntryThatWasChangedIsNamed_whetherTheHubRunsOrNot() throws Exception {
    hub.database()
        .sql(
            "update audit_entry set entry = overlay(entry placing 'X' from 30) where leaf_index = 7")
        .update();
    assertThat(indexes()).containsExactly(7L);
    hub.stop();
    assertThat(indexes()).containsExactly(7L);
    hub.start();
  }

  private static TestMessage.Sealed message() {
    return TestMessage.from(hub, "NL-CUSTOMS")
        .to("FR-POLICE", "BE-CITES")
        .report()
        .part("persons", true, List.of("FR-POLICE", "BE-CITES"), List.of("FR-POLICE"))
        .seal();
  }

  private static byte[] receipt(Digest manifest) throws Exception {
    var id =
        hub.entries(Event.ACCEPTED).stream().filter(e -> manifest.equals(e.message())).findFirst();
    return TestMessage.from(hub, "FR-POLICE")
        .to("NL-CUSTOMS")
        .receipts(
            List.of(
                new ReceiptItem(
                    id.orElseThrow().id(), manifest, HandOver.HANDED_OVER, null, Instant.now())))
        .seal()
        .bytes();
  }

  private static int status(HttpClient client) throws IOException, InterruptedException {
    URI latest = URI.create("https://localhost:%d/directory/latest".formatted(hub.httpsPort()));
    return client
        .send(HttpRequest.newBuilder(latest).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static Reconciliation reconcile() throws Exception {
    try (OfflineHub books = OfflineHub.open(hub.home(), new SecureRandom())) {
      return books.reconcile(Clock.systemUTC(), Duration.ofSeconds(10));
    }
  }

  private static List<Long> indexes() throws IOException {
    try (OfflineHub books = OfflineHub.open(hub.home(), new SecureRandom())) {
      return books.verify(done -> {}).findings().stream().map(LogAudit.Finding::index).toList();
    }
  }
}
