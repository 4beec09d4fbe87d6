// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Crafted;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.connectors.standin.StandInHub.Mail;
import org.saola.connectors.standin.StandInLog;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.notice.Event;
import org.saola.message.notice.Notice;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.TlogProof;

/** What the hub says after the fact: believed when the log proves it, and only then. */
class EvidenceTest {
  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;
  private Agency cites;
  private Composition.Sealed message;
  private MessageId id;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = agency("NL-CUSTOMS");
    cites = agency("BE-CITES");
    message = customs.compose(Samples.draft()).getFirst();
    id = message.manifest().id();
  }

  @AfterEach
  void stop() {
    customs.close();
    cites.close();
    hub.close();
  }

  private Agency agency(String name) throws Exception {
    return new Agency(folder.resolve(name), name, hub);
  }

  private List<Mail> submit() {
    return hub.take("NL-CUSTOMS", message.bytes());
  }

  private static Mail notice(List<Mail> mail, String agency) {
    return mail.stream().filter(one -> one.agency().equals(agency)).findFirst().orElseThrow();
  }

  private static byte[] changed(Mail mail, UnaryOperator<Notice> change) throws Exception {
    byte[] json = SealedMessage.parse(mail.bytes(), 1 << 22).note().orElseThrow();
    Notice notice = StrictJson.read(json, Notice.class);
    return SealedMessage.data(StrictJson.write(change.apply(notice)));
  }

  private static Notice.ProvenEntry first(Notice notice) {
    return notice.entries().getFirst();
  }

  private Outcome outcome() throws Exception {
    return customs.sent.outcome(id).orElseThrow();
  }

  private List<String> evidence(Path of) throws Exception {
    try (Stream<Path> files = Files.list(of.resolve("evidence"))) {
      return files.map(file -> file.getFileName().toString().replaceFirst("^\\d+-", "")).toList();
    }
  }

  @Test
  void acceptedMessageMovesToSentWithItsEvidence() throws Exception {
    submit();

    customs.take(hub.notices());

    assertThat(outcome().state()).isEqualTo(Outcome.State.ACCEPTED);
    assertThat(customs.outgoing.contains(id)).isFalse();
    Path sent = customs.home.sent().resolve(id.value());
    assertThat(sent.resolve("manifest.json")).hasBinaryContent(message.manifestJson());
    assertThat(evidence(sent))
        .contains(
            "accepted.tlog-proof",
            "consigned-EUROPOL.tlog-proof",
            "withheld-BE-CITES-persons.tlog-proof",
            "withheld-BR-CUSTOMS-report.tlog-proof");
    assertThat(recipient("BR-CUSTOMS").withheld())
        .flatExtracting(Outcome.Withheld::rules)
        .contains("third-country-needs-basis");
    assertThat(recipient("EUROPOL").consigned()).isNotNull();
  }

  private Outcome.Recipient recipient(String agency) throws Exception {
    return outcome().recipients().stream()
        .filter(one -> one.agency().value().equals(agency))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusedMessageMovesToRejectedWithItsCode() throws Exception {
    hub.refuseWith = Optional.of("LEVEL_TOO_HIGH");
    submit();

    customs.take(hub.notices());

    assertThat(outcome().state()).isEqualTo(Outcome.State.REFUSED);
    assertThat(outcome().code()).isEqualTo("LEVEL_TOO_HIGH");
    Path rejected = customs.home.rejected().resolve(id.value());
    assertThat(rejected.resolve("outcome.json")).content().contains("LEVEL_TOO_HIGH");
    assertThat(evidence(rejected)).containsExactly("refused.tlog-proof");
    assertThat(customs.home.sent().resolve(id.value())).doesNotExist();
  }

  @Test
  void noticeThatComesTwiceChangesNothing() throws Exception {
    submit();
    List<Mail> notices = hub.notices();
    customs.take(notices);
    List<String> before = evidence(customs.home.sent().resolve(id.value()));

    customs.take(notices);

    assertThat(evidence(customs.home.sent().resolve(id.value()))).isEqualTo(before);
    assertThat(customs.alarms.count()).isZero();
  }

  @Test
  void evidenceThatOvertakesItsMessageWaitsForIt() throws Exception {
    List<Mail> deliveries = submit();
    List<Mail> notices = hub.notices();
    cites.take(notices);

    cites.take(deliveries);

    assertThat(evidence(cites.home.inbox().resolve(id.value())))
        .containsExactlyInAnyOrder(
            "released-BE-CITES-report.tlog-proof", "withheld-BE-CITES-persons.tlog-proof");
    assertThat(cites.inbox.unproven()).isZero();
  }

  @Test
  void handOverThatOvertakesTheAcceptanceWaitsForIt() throws Exception {
    submit();
    byte[] all = notice(hub.notices(), "NL-CUSTOMS").bytes();
    byte[] later = changed(new Mail("", all), n -> part(n, Event.CONSIGNED));
    byte[] earlier = changed(new Mail("", all), n -> part(n, Event.ACCEPTED));

    customs.reception.take(List.of(later));
    assertThat(customs.outgoing.contains(id)).isTrue();
    customs.reception.take(List.of(earlier));

    assertThat(recipient("EUROPOL").consigned()).isNotNull();
  }

  private Notice part(Notice notice, Event event) {
    return with(
        notice,
        notice.entries().stream()
            .filter(one -> new String(one.opening().entry()).contains(event.name()))
            .toList());
  }

  /** With as good a proof as the log has for these. */
  private Notice with(Notice notice, List<Notice.ProvenEntry> entries) {
    List<Long> leaves = entries.stream().map(Notice.ProvenEntry::index).toList();
    return new Notice(notice.checkpoint(), entries, hub.log.shared(leaves));
  }

  @Test
  void noticeWhoseProofDoesNotHoldIsRefused() throws Exception {
    submit();
    Mail notice = notice(hub.notices(), "NL-CUSTOMS");
    List<byte[]> broken = new ArrayList<>();
    broken.add(
        changed(
            notice,
            n -> with(n, new Notice.ProvenEntry(first(n).index() + 1, first(n).opening()))));
    broken.add(
        changed(
            notice,
            n ->
                with(
                    n,
                    new Notice.ProvenEntry(
                        first(n).index(),
                        new SaltedEntry(new byte[32], first(n).opening().entry())))));
    broken.add(
        changed(
            notice,
            n ->
                with(
                    n,
                    new Notice.ProvenEntry(
                        first(n).index(),
                        new SaltedEntry(
                            first(n).opening().salt(),
                            new String(first(n).opening().entry())
                                .replace("ACCEPTED", "REFUSED")
                                .getBytes())))));
    broken.add(
        changed(
            notice,
            n ->
                new Notice(
                    n.checkpoint().replaceFirst("\n\\d+\n", "\n999\n"), n.entries(), n.proof())));
    broken.add(changed(notice, n -> new Notice(n.checkpoint(), n.entries(), new byte[0])));
    broken.add(changed(notice, n -> damaged(n, n.proof().length - 32)));
    broken.add(changed(notice, n -> damaged(n, n.proof().length - 1)));
    broken.add(changed(notice, n -> damaged(n, n.proof().length + 32)));
    broken.add(changed(notice, n -> new Notice(n.checkpoint(), twice(n.entries()), n.proof())));
    broken.add(changed(notice, n -> new Notice(n.checkpoint(), n.entries().reversed(), n.proof())));
    broken.add(SealedMessage.data("{}".getBytes()));

    customs.reception.take(broken);

    assertThat(customs.outgoing.contains(id)).isTrue();
    assertThat(customs.quarantine.count()).isEqualTo(broken.size());
    assertThat(customs.alarms.stands(Alarms.Kind.NOTICE_REFUSED)).isTrue();
  }

  private Notice with(Notice notice, Notice.ProvenEntry entry) {
    return with(notice, List.of(entry));
  }

  private static Notice damaged(Notice notice, int length) {
    return new Notice(notice.checkpoint(), notice.entries(), Arrays.copyOf(notice.proof(), length));
  }

  private static List<Notice.ProvenEntry> twice(List<Notice.ProvenEntry> entries) {
    List<Notice.ProvenEntry> twice = new ArrayList<>(entries);
    twice.addFirst(entries.getFirst());
    return twice;
  }

  /** One proof for all goes over the wire; what is kept can be handed on alone. */
  @Test
  void everyEntryIsKeptWithTheProofThatItWouldHaveHadAlone() throws Exception {
    submit();
    String checkpoint = hub.log.checkpoint();
    customs.take(hub.notices());

    Path evidence = customs.home.sent().resolve(id.value()).resolve("evidence");
    try (Stream<Path> files = Files.list(evidence)) {
      List<Path> kept = files.toList();
      assertThat(kept).hasSizeGreaterThan(3);
      for (Path file : kept) {
        TlogProof proof = TlogProof.parse(Files.readString(file));
        assertThat(proof.proof()).containsExactlyElementsOf(hub.log.inclusion(proof.index()));
        assertThat(proof.checkpoint().lines().limit(3))
            .containsExactlyElementsOf(checkpoint.lines().limit(3).toList());
        proof.verifySalted(Federation.DEMO.log().verifierKeys());
      }
    }
  }

  @Test
  void forkIsAnAlarmAndNothingIsBelievedAfterIt() throws Exception {
    submit();
    customs.take(hub.notices());
    byte[] genuine = notice(anotherNotice(), "NL-CUSTOMS").bytes();
    StandInLog other = new StandInLog(Federation.DEMO.log());
    for (int i = 0; i < 100; i++) {
      other.append(Leaf.salted(new byte[32], new byte[] {(byte) i}));
    }
    String forked = other.checkpoint();
    byte[] lie = changed(new Mail("", genuine), n -> new Notice(forked, n.entries(), n.proof()));
    hub.log.become(other);

    assertThatThrownBy(() -> customs.reception.take(List.of(lie)))
        .isInstanceOf(LogDistrusted.class);

    assertThat(customs.alarms.stands(Alarms.Kind.LOG_FORK)).isTrue();
    assertThatThrownBy(() -> customs.reception.take(List.of(genuine)))
        .isInstanceOf(LogDistrusted.class);
    // Not even after a restart, until a person has removed the alarm.
    Agency restarted = agency("NL-CUSTOMS");
    assertThatThrownBy(() -> restarted.reception.take(List.of(genuine)))
        .isInstanceOf(LogDistrusted.class);
    restarted.close();
  }

  private List<Mail> anotherNotice() throws Exception {
    hub.take("NL-CUSTOMS", customs.compose(Samples.draft()).getFirst().bytes());
    return hub.notices();
  }

  @Test
  void acceptanceOfWhatWeNeverSentIsAnAlarm() throws Exception {
    hub.record(
        StandInHub.about(Event.ACCEPTED, Digest.of(new byte[1]), message.manifest()).build(),
        List.of("NL-CUSTOMS"));

    customs.take(hub.notices());

    assertThat(customs.alarms.stands(Alarms.Kind.NOT_OURS)).isTrue();
    assertThat(customs.outgoing.contains(id)).isTrue();
  }

  @Test
  void logThatContradictsTheDeliveryIsAnAlarm() throws Exception {
    cites.take(submit());
    hub.record(
        StandInHub.about(Event.RELEASED, Digest.of(message.manifestJson()), message.manifest())
            .to(new AgencyId("BE-CITES"))
            .part("persons")
            .rules(List.of("some-rule"))
            .build(),
        List.of("BE-CITES"));

    cites.take(hub.notices());

    assertThat(cites.alarms.stands(Alarms.Kind.LOG_CONTRADICTS_DELIVERY)).isTrue();
  }

  @Test
  void folderThatWasTakenAwayIsNotMadeAnew() throws Exception {
    cites.take(submit());
    Path received = cites.home.inbox().resolve(id.value());
    Files.move(received, folder.resolve("archived"));

    cites.take(hub.notices());

    assertThat(received).doesNotExist();
    assertThat(cites.inbox.unproven()).isZero();
    assertThat(cites.alarms.count()).isZero();
  }

  @Test
  void receiptsNameManyMessagesOfOneSenderAndEndWithTheirEntries() throws Exception {
    List<Mail> mail = new ArrayList<>(submit());
    for (Composition.Sealed one : customs.compose(Samples.draft(Samples.csv(1)))) {
      mail.addAll(hub.take("NL-CUSTOMS", one.bytes()));
    }
    cites.take(mail);

    List<byte[]> receipts = cites.takeReceipts();
    assertThat(receipts).hasSize(1);
    assertThat(Crafted.of(withEmptyNote(receipts.getFirst())).manifest().receipts()).hasSize(2);
    assertThat(cites.outgoing.count(Kept.Kind.RECEIPT)).isOne();
    customs.take(hub.take("BE-CITES", receipts.getFirst()));
    List<Mail> notices = hub.notices();
    cites.take(notices);
    customs.take(notices);

    assertThat(cites.outgoing.count(Kept.Kind.RECEIPT)).isZero();
    assertThat(recipient("BE-CITES").handedOver()).isNotNull();
    assertThat(customs.home.state("receipts-received"))
        .isDirectoryContaining("glob:**/*.BE-CITES.p7m");
    // A recipient's own copy of the hand-over stands beside what it received.
    assertThat(evidence(cites.home.inbox().resolve(id.value())))
        .contains("handed-over-BE-CITES.tlog-proof");
  }

  @Test
  void thatAnOfficerHasReadItReachesTheSender_andIsVerifiedOffline() throws Exception {
    cites.take(submit());
    byte[] handedOver = cites.takeReceipts().getFirst();
    cites.directories.refresh();
    ReceiptItem line =
        new ReceiptItem(
            id,
            Digest.of(message.manifestJson()),
            HandOver.READ,
            null,
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    byte[] read =
        cites
            .sealing
            .receipt(new AgencyId("NL-CUSTOMS"), List.of(line), cites.directories.latest())
            .bytes();
    customs.take(hub.take("BE-CITES", read));
    customs.take(hub.notices());
    assertThat(recipient("BE-CITES").read()).isNotNull();
    assertThat(recipient("BE-CITES").handedOver()).isNull();

    // The hand-over may come after it, and takes nothing from it.
    customs.take(hub.take("BE-CITES", handedOver));
    customs.take(hub.notices());
    assertThat(recipient("BE-CITES").read()).isNotNull();
    assertThat(recipient("BE-CITES").handedOver()).isNotNull();
    assertThat(recipient("EUROPOL").read()).isNull();
    Path sent = customs.home.sent().resolve(id.value());
    assertThat(evidence(sent)).contains("read-by-officer-BE-CITES.tlog-proof");

    OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(sent));
    assertThat(verify.verify(sent)).allMatch(OfflineVerify.Line::holds);
    Path receipt = Files.write(folder.resolve("receipt.saola"), read);
    assertThat(verify.verify(receipt)).isNotEmpty().allMatch(OfflineVerify.Line::holds);
    Path kept = customs.home.state("receipts-received");
    assertThat(verify.verify(kept)).hasSize(2).allMatch(OfflineVerify.Line::holds);
  }

  private static byte[] withEmptyNote(byte[] receipt) {
    return SealedMessage.join(
        List.of(
            receipt,
            SealedMessage.data(
                StrictJson.write(
                    new org.saola.message.notice.ReleaseNote(
                        Digest.of(receipt), List.of(), List.of(), List.of())))));
  }

  @Test
  void rejectionReachesTheSender() throws Exception {
    List<Mail> mail = submit();
    byte[] broken =
        Crafted.of(notice(mail, "BE-CITES").bytes()).with(it -> it.parts.clear()).bytes();
    cites.reception.take(List.of(broken));
    customs.take(hub.notices());
    for (byte[] receipt : cites.takeReceipts()) {
      customs.take(hub.take("BE-CITES", receipt));
    }

    customs.take(hub.notices());

    assertThat(recipient("BE-CITES").rejected()).isEqualTo("PARTS_MISMATCH");
    assertThat(recipient("BE-CITES").handedOver()).isNull();
  }

  @Test
  void receiptAboutAMessageThatItsSignerNeverGotIsRefused() throws Exception {
    submit();
    customs.take(hub.notices());
    Agency twix = agency("TWIX");
    twix.directories.refresh();
    Composition.Sealed forged =
        twix.sealing.receipt(
            new AgencyId("NL-CUSTOMS"),
            List.of(
                new ReceiptItem(
                    id,
                    Digest.of(message.manifestJson()),
                    HandOver.HANDED_OVER,
                    null,
                    Instant.now())),
            twix.directories.latest());

    customs.reception.take(List.of(forged.bytes()));

    assertThat(customs.quarantine.count()).isOne();
    assertThat(customs.home.state("receipts-received")).isEmptyDirectory();
    assertThat(customs.inbox.receipts().all()).isEmpty();
    twix.close();
  }

  @Test
  void receiptKeptBeforeACrashIsNotMadeTwice() throws Exception {
    cites.take(submit());
    var pending = cites.inbox.receipts().all();
    cites.receipts.send();
    // As if the crash had come before the lines were dropped.
    for (var line : pending.get(new AgencyId("NL-CUSTOMS"))) {
      Files.write(
          cites.home.state("receipts").resolve("NL-CUSTOMS").resolve(line.id() + ".json"),
          StrictJson.write(line));
    }
    Agency restarted = agency("BE-CITES");

    restarted.receipts.recover(restarted.outgoing.load());
    restarted.receipts.send();

    assertThat(restarted.outgoing.count(Kept.Kind.RECEIPT)).isOne();
    restarted.close();
  }
}
