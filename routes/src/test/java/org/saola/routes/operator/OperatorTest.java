// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.RefusalCode;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** The operator's way in, over HTTP as the command uses it. */
class OperatorTest {
  private static final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static TestHub hub;
  private static TestAgency customs;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.shared();
    customs = TestAgency.connect(hub, "NL-CUSTOMS");
  }

  @AfterAll
  static void disconnect() throws Exception {
    customs.close();
  }

  /** Refused for a rule that the operator then lifts: the inbox of its recipient is full. */
  @Test
  void whatWasRefusedCanBeSentOnAgain() throws Exception {
    Sealed sent = TestMessage.from(hub, "NL-CUSTOMS").to("BE-CITES").report().seal();
    poison(sent.manifest(), sent);
    customs.send(sent.bytes());
    Entry refused = customs.nextEntry(Event.REFUSED, sent.manifest());
    assertThat(refused.code()).isEqualTo(RefusalCode.REPLAY_WITH_OTHER_CONTENT.name());
    long number = number(sent);

    assertThat(get("/operator/messages?state=invalid").body())
        .contains("\"number\":" + number, sent.manifest().value(), "REPLAY_WITH_OTHER_CONTENT");
    assertThat(get("/operator/messages/" + number).body()).contains("saola.intake.NL-CUSTOMS");
    cure(sent);
    HttpResponse<String> requeued = requeue(number, "the row in its way is gone");
    assertThat(requeued.statusCode()).as(requeued.body()).isEqualTo(200);
    assertThat(requeued.body()).contains("\"state\":\"requeued\"");

    customs.nextEntry(Event.CONSIGNED, sent.manifest());
    Entry act = lastAct();
    assertThat(act.actor()).isEqualTo("A. Operator");
    assertThat(act.code()).isEqualTo("REQUEUE");
    assertThat(act.detail()).isEqualTo("the row in its way is gone");
    assertThat(act.message()).isEqualTo(sent.manifest());
    assertThat(requeue(number, "once more").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsRefusedAgainIsKeptAgain() throws Exception {
    Sealed sent =
        TestMessage.from(hub, "NL-CUSTOMS").to("BE-CITES").report().federation("other").seal();
    customs.send(sent.bytes());
    customs.nextEntry(Event.REFUSED, sent.manifest());
    long number = number(sent);
    assertThat(requeue(number, "worth a try").statusCode()).isEqualTo(200);
    customs.nextEntry(Event.REFUSED, sent.manifest());
    TestHub.await(() -> get("/operator/messages/" + number).body().contains("\"invalid\""));
    TestHub.await(() -> requeue(number, "worth a second try").statusCode() == 200);
  }

  @Test
  void withoutTheTokenThereIsNoWayIn() throws Exception {
    URI uri = URI.create(address() + "/operator/messages?state=invalid");
    HttpRequest none = HttpRequest.newBuilder(uri).header("Saola-Operator", "x").build();
    HttpRequest wrong =
        HttpRequest.newBuilder(uri)
            .header("Saola-Operator", "x")
            .header("Authorization", "Bearer 00")
            .build();
    assertThat(http.send(none, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(http.send(wrong, BodyHandlers.ofString()).body()).contains("TOKEN_REQUIRED");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(hub.home().resolve("operator.token"))))
        .isEqualTo("rw-------");
    assertThat(address()).startsWith("http://127.0.0.1:");
  }

  @Test
  void whoActsAndWhyMustBeSaid() throws Exception {
    HttpRequest nameless = authorized("/operator/messages?state=invalid").build();
    assertThat(http.send(nameless, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    assertThat(requeue(1, "").statusCode()).isEqualTo(400);
    assertThat(get("/operator/messages?state=any").statusCode()).isEqualTo(400);
    assertThat(get("/operator/messages/999999").body()).contains("NOT_HELD");
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void aBackupIsAnEntryBeforeItIsTaken() throws Exception {
    assertThat(post("/operator/backups", "").statusCode()).isEqualTo(400);
    assertThat(post("/operator/backups", "nightly").body())
        .contains("\"process\":" + ProcessHandle.current().pid());
    Entry entry = hub.entries(Event.OPERATOR_ACTION).getLast();
    assertThat(entry.code()).isEqualTo("BACKUP");
    assertThat(entry.detail()).isEqualTo("nightly");
    assertThat(entry.actor()).isEqualTo("A. Operator");
  }

  @Test
  void rulesAreChangedByPeopleWithACredentialOfTheirOwn() throws Exception {
    Approvers.register(hub.home(), "anna", "anna's secret");
    assertThatThrownBy(() -> Approvers.register(hub.home(), "anna", "another"))
        .isInstanceOf(FileAlreadyExistsException.class);
    String path = "/operator/rules/proposals";
    assertThat(get(path).statusCode()).as("no credential").isEqualTo(401);
    assertThat(as("anna", "a guess", path)).isEqualTo(401);
    assertThat(as("bert", "anna's secret", path)).as("another's name").isEqualTo(401);
    assertThat(as("../operator.token", "x", path)).isEqualTo(400);
    assertThat(as("anna", "anna's secret", path)).isEqualTo(200);
    HttpResponse<String> unknown =
        http.send(
            authorized(path + "/99/activate")
                .header("Saola-Operator", "anna")
                .header("Saola-Credential", "anna's secret")
                .POST(BodyPublishers.ofString("{\"digest\":\"%s\"}".formatted("0".repeat(64))))
                .build(),
            BodyHandlers.ofString());
    assertThat(unknown.body()).contains("UNKNOWN_PROPOSAL");
    HttpResponse<String> invalid =
        http.send(
            authorized(path)
                .header("Saola-Operator", "anna")
                .header("Saola-Credential", "anna's secret")
                .header("Saola-Reason", "for+a+test")
                .POST(BodyPublishers.ofString("no rules"))
                .build(),
            BodyHandlers.ofString());
    assertThat(invalid.statusCode()).isNotEqualTo(200);
  }

  private static int as(String name, String credential, String path) throws Exception {
    HttpRequest request =
        authorized(path)
            .header("Saola-Operator", name)
            .header("Saola-Credential", credential)
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }

  /** Makes the hub believe that the id was used before. */
  private static void poison(Digest manifest, Sealed sent) {
    hub.database()
        .sql(
            """
            insert into message (sender, id, digest, type, lane, expires, accepted_at,
                                 dispatched_at)
            values ('NL-CUSTOMS', ?::uuid, ?, 'seizure-report/1', 'ORDINARY', now(), now(), now())
            """)
        .param(sent.id().value())
        .param(Digest.of(manifest.bytes()).bytes())
        .update();
  }

  private static void cure(Sealed sent) {
    hub.database().sql("delete from message where id = ?::uuid").param(sent.id().value()).update();
  }

  private static long number(Sealed sent) throws Exception {
    TestHub.await(
        () ->
            hub.database()
                .sql("select held from kept where bytes = ?")
                .param(Digest.of(sent.bytes()).bytes())
                .query(Boolean.class)
                .single());
    return hub.database()
        .sql("select number from kept where bytes = ?")
        .param(Digest.of(sent.bytes()).bytes())
        .query(Long.class)
        .single();
  }

  private static Entry lastAct() {
    return hub.entries(Event.OPERATOR_ACTION).stream()
        .filter(entry -> "REQUEUE".equals(entry.code()))
        .filter(entry -> new AgencyId("NL-CUSTOMS").equals(entry.from()))
        .toList()
        .getLast();
  }

  private static String address() throws Exception {
    return Files.readString(hub.home().resolve("operator.address")).strip();
  }

  private static HttpRequest.Builder authorized(String path) throws Exception {
    String token = Files.readString(hub.home().resolve("operator.token")).strip();
    return HttpRequest.newBuilder(URI.create(address() + path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return http.send(
        authorized(path).header("Saola-Operator", "A. Operator").build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> requeue(long number, String reason) throws Exception {
    return post("/operator/messages/%d/requeue".formatted(number), reason);
  }

  private static HttpResponse<String> post(String path, String reason) throws Exception {
    return http.send(
        authorized(path)
            .header("Saola-Operator", "A. Operator")
            .POST(BodyPublishers.ofString("{\"reason\":\"%s\"}".formatted(reason)))
            .build(),
        BodyHandlers.ofString());
  }
}
