// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.Together;
import org.saola.connectors.inbox.Inbox;
import org.saola.connectors.inbox.Incoming;
import org.saola.connectors.inbox.Quarantine;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;

/**
 * Takes batches from the inbox queues. On return all of a batch is on disk, and the caller may
 * acknowledge it; thrown out of, it may have been done in part, and is dealt with again in whole.
 */
public final class Reception {
  private final Judge judge;
  private final Inbox inbox;
  private final ReceiptsReceived receipts;
  private final Notices notices;
  private final Quarantine quarantine;
  private final Alarms alarms;
  private final Fetched fetched;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  public Reception(
      Judge judge,
      Inbox inbox,
      ReceiptsReceived receipts,
      Notices notices,
      Quarantine quarantine,
      Alarms alarms,
      Fetched fetched) {
    this.fetched = fetched;
    this.judge = judge;
    this.inbox = inbox;
    this.receipts = receipts;
    this.notices = notices;
    this.quarantine = quarantine;
    this.alarms = alarms;
  }

  /** A judgement, or the distrust that prevented it. */
  private record Judged(Verdict verdict) {}

  /**
   * @throws IOException a fault: the same batch is to be handed in again
   * @throws LogDistrusted nothing may be taken until a person has looked
   */
  public void take(List<byte[]> batch) throws IOException, LogDistrusted {
    // Two lanes may bring the same id; whoever places must see what the other has placed.
    oneAtATime.lock();
    try {
      List<Verdict> verdicts = judge(batch);
      place(verdicts);
      for (Verdict verdict : verdicts) {
        finish(verdict);
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private void finish(Verdict verdict) throws IOException, LogDistrusted {
    switch (verdict) {
      case Verdict.Receipt receipt -> take(receipt);
      case Verdict.Refused refused -> refuse(refused);
      case Verdict.NoticeOfHub notice -> notices.take(notice.bytes(), notice.json());
      case Verdict.Accepted accepted -> alarmAbout(accepted);
      case Verdict.Apart apart -> fetched.keep(apart.delivery());
      case Verdict.Duplicate duplicate -> {}
    }
  }

  /**
   * Takes a delivery whose parts have all been downloaded. What takes long, opening them, keeps
   * nobody else waiting.
   */
  void takeFetched(byte[] bytes) throws IOException, LogDistrusted {
    Verdict verdict = judge.judge(bytes);
    if (verdict instanceof Verdict.Apart) {
      throw new IOException("a part that was downloaded is gone");
    }
    oneAtATime.lock();
    try {
      if (verdict instanceof Verdict.Accepted accepted && isHere(accepted.incoming())) {
        accepted.incoming().discard();
        return;
      }
      place(List.of(verdict));
      finish(verdict);
    } finally {
      oneAtATime.unlock();
    }
  }

  private boolean isHere(Incoming incoming) throws IOException {
    return inbox.received(incoming.from(), incoming.id()).isPresent();
  }

  List<Part> releasedApart(Delivery delivery) throws DeliveryRefused {
    return judge.releasedApart(delivery);
  }

  /** What cannot be fetched is refused like what cannot be opened. */
  void refuse(Delivery delivery, DeliveryRefused why) throws IOException {
    oneAtATime.lock();
    try {
      refuse(new Verdict.Refused(delivery.bytes(), delivery, why));
    } finally {
      oneAtATime.unlock();
    }
  }

  private List<Verdict> judge(List<byte[]> batch) throws IOException, LogDistrusted {
    List<Callable<Judged>> tasks = new ArrayList<>();
    batch.forEach(bytes -> tasks.add(() -> new Judged(judge.judge(bytes))));
    try {
      return Together.run(tasks).stream().map(Judged::verdict).toList();
    } catch (IOException e) {
      throw distrustOr(e);
    }
  }

  private static IOException distrustOr(IOException e) throws LogDistrusted {
    Throwable cause = e.getCause() == null ? null : e.getCause().getCause();
    if (cause instanceof LogDistrusted distrusted) {
      throw distrusted;
    }
    return e;
  }

  private void place(List<Verdict> verdicts) throws IOException {
    Set<String> seen = new HashSet<>();
    List<Incoming> deliveries = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Accepted accepted) {
        Incoming incoming = accepted.incoming();
        if (seen.add(incoming.from() + "/" + incoming.id())) {
          deliveries.add(incoming);
        } else {
          incoming.discard();
        }
      }
    }
    inbox.place(deliveries);
  }

  private void take(Verdict.Receipt receipt) throws IOException {
    try {
      receipts.take(receipt.delivery());
    } catch (DeliveryRefused e) {
      refuse(new Verdict.Refused(receipt.delivery().bytes(), receipt.delivery(), e));
    }
  }

  private void refuse(Verdict.Refused refused) throws IOException {
    DeliveryRefused why = refused.why();
    Delivery delivery = refused.delivery();
    String code = why.code().name();
    String detail = String.valueOf(why.getMessage());
    if (delivery == null) {
      quarantine.keep(refused.bytes(), code, detail, null, null);
      alarm(Digest.of(refused.bytes()).value(), why);
      return;
    }
    Manifest manifest = delivery.manifest();
    quarantine.keep(refused.bytes(), code, detail, manifest.from(), manifest.id());
    alarm(manifest.id() + "." + manifest.from(), why);
    // A receipt is never answered; nor is a replay, whose id stands for the first message.
    if (!delivery.isReceipt() && why.code() != Code.REPLAY_WITH_OTHER_CONTENT) {
      inbox.reject(manifest.from(), manifest.id(), delivery.digest(), manifest.expires(), code);
    }
  }

  private void alarmAbout(Verdict.Accepted accepted) {
    if (!accepted.findings().isEmpty()) {
      Incoming incoming = accepted.incoming();
      alarms.raise(
          Alarms.Kind.MAYBE_NOMINAL,
          incoming.id() + "." + incoming.from(),
          "%d places of parts that should hold no personal data (findings.json): %s"
              .formatted(accepted.findings().size(), accepted.findings().getFirst()));
    }
  }

  private void alarm(String subject, DeliveryRefused why) {
    alarms.raise(
        Alarms.Kind.DELIVERY_REFUSED,
        subject,
        "%s: %s (kept in state/quarantine)".formatted(why.code(), why.getMessage()));
  }
}
