// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deliver;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SealedPart;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Labels;
import org.saola.routes.broker.Queues;
import org.saola.routes.record.Delivery;
import org.saola.routes.record.Recorded;
import org.saola.routes.record.Recording;
import org.springframework.stereotype.Component;

/**
 * Stage 7: to each inbox the signed manifest, the released parts and the release note; and what was
 * refused to its place. All in the transaction in which the batch was taken (Recipient List,
 * Guaranteed Delivery).
 */
@Component
public final class Deliver {
  private final Clock clock;

  Deliver(Clock clock) {
    this.clock = clock;
  }

  /** The broker has committed when this returns. */
  public Delivered deliver(BrokerSession session, Recording recording) {
    List<Digest> messages = recording.recorded().stream().map(Recorded::digest).toList();
    // First of all: who is quick to answer a delivery must find that the hub knows of it.
    note(session, messages, recording.kept());
    recording.recorded().forEach(message -> send(session, message));
    for (Recording.Kept kept : recording.kept()) {
      session.send(
          Queues.INVALID,
          kept.arrival().bytes(),
          Map.of(Labels.NUMBER, String.valueOf(kept.number())));
    }
    session.commit();
    return new Delivered(messages);
  }

  private void send(BrokerSession session, Recorded message) {
    Manifest manifest = message.manifest();
    for (Delivery delivery : message.deliveries()) {
      session.send(
          Queues.inbox(delivery.recipient(), manifest.urgency()),
          body(message, delivery),
          clock.instant(),
          manifest.expires());
    }
  }

  private static byte[] body(Recorded message, Delivery delivery) {
    List<byte[]> sequence = new ArrayList<>();
    sequence.add(message.received().signed().bytes());
    // Stage 4 has seen that the sealed parts are the listed inline ones, in their order.
    Iterator<SealedPart> sealed = message.received().sealed().parts().iterator();
    for (Part part : message.manifest().parts()) {
      if (!part.claimCheck()) {
        byte[] bytes = sealed.next().bytes();
        if (delivery.released().contains(part.name())) {
          sequence.add(bytes);
        }
      }
    }
    sequence.add(SealedMessage.data(delivery.note()));
    return SealedMessage.join(sequence);
  }

  private static void note(
      BrokerSession session, List<Digest> messages, List<Recording.Kept> kept) {
    if (!messages.isEmpty() || !kept.isEmpty()) {
      List<Long> numbers = kept.stream().map(Recording.Kept::number).toList();
      session.send(Queues.DISPATCHED, StrictJson.write(new DispatchNote(messages, numbers)));
    }
  }
}
