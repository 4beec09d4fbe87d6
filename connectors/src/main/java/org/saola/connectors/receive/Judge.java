// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.inbox.ForwardedFile;
import org.saola.connectors.inbox.Inbox;
import org.saola.connectors.inbox.InboxFiles;
import org.saola.connectors.inbox.OpenedPart;
import org.saola.connectors.inbox.Received;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.notice.ReleaseNote;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;

/** Every check on one item of the inbox queue, in order. Writes nothing but quarantine. */
public final class Judge {
  // A message is at most 1 MiB; with what travels beside it, it may be more.
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final AgencyId agency;
  private final SenderCheck sender;
  private final Opening opening;
  private final ForwardCheck forwards;
  private final Inbox inbox;
  private final Fetched fetched;
  private final long largestPart;

  /**
   * @param largestPart bytes of the largest part that is taken
   */
  public Judge(
      AgencyId agency,
      SenderCheck sender,
      Opening opening,
      ForwardCheck forwards,
      Inbox inbox,
      Fetched fetched,
      long largestPart) {
    this.fetched = fetched;
    this.largestPart = largestPart;
    this.agency = agency;
    this.sender = sender;
    this.opening = opening;
    this.forwards = forwards;
    this.inbox = inbox;
  }

  /**
   * @throws IOException a fault: the item is to be judged again later
   */
  Verdict judge(byte[] bytes) throws IOException, LogDistrusted {
    Delivery delivery = null;
    try {
      SealedMessage message = SealedMessage.parse(bytes, MOST_BYTES);
      Optional<SignedManifest> signed = message.signedManifest();
      if (signed.isEmpty()) {
        return new Verdict.NoticeOfHub(bytes, message.note().orElseThrow());
      }
      delivery = Delivery.read(bytes, message, signed.get());
      return judge(delivery);
    } catch (SealRefused e) {
      return refused(bytes, delivery, new DeliveryRefused(Code.MALFORMED, e));
    } catch (DeliveryRefused e) {
      return refused(bytes, delivery, e);
    } catch (RuntimeException e) {
      // A defect of ours met by one message must not keep all others from being received.
      return refused(bytes, delivery, new DeliveryRefused(Code.INTERNAL_FAULT, e));
    }
  }

  private static Verdict refused(byte[] bytes, @Nullable Delivery delivery, DeliveryRefused why) {
    return new Verdict.Refused(bytes, delivery, why);
  }

  private Verdict judge(Delivery delivery) throws DeliveryRefused, IOException, LogDistrusted {
    Manifest manifest = delivery.manifest();
    Optional<Received> before = inbox.received(manifest.from(), manifest.id());
    if (before.filter(received -> received.manifest().equals(delivery.digest())).isPresent()
        || inbox.wasRefused(manifest.from(), manifest.id(), delivery.digest())) {
      return new Verdict.Duplicate();
    }
    sender.check(delivery);
    if (delivery.isReceipt()) {
      return new Verdict.Receipt(delivery);
    }
    if (before.isPresent()) {
      throw new DeliveryRefused(
          Code.REPLAY_WITH_OTHER_CONTENT, "received before with other content");
    }
    ReleaseNote note = ReleaseCheck.check(agency, delivery);
    List<Part> apart = apart(delivery, note);
    if (!apart.stream().allMatch(part -> fetched.isWhole(delivery.digest(), part))) {
      return new Verdict.Apart(delivery);
    }
    Opening.Opened opened =
        opening.open(
            manifest,
            ReleaseCheck.released(manifest, note),
            delivery.message().parts(),
            part -> fetched.whole(delivery.digest(), part));
    return new Verdict.Accepted(
        InboxFiles.of(
            manifest,
            delivery.signed().unverifiedManifest(),
            delivery.signed().bytes(),
            opened.parts(),
            opened.findings(),
            forwarded(manifest, opened),
            note),
        opened.findings());
  }

  private Optional<ForwardedFile> forwarded(Manifest manifest, Opening.Opened opened)
      throws DeliveryRefused, IOException, LogDistrusted {
    try {
      return forwards.check(manifest, opened.parts());
    } catch (DeliveryRefused | IOException | LogDistrusted | RuntimeException e) {
      for (OpenedPart part : opened.parts()) {
        part.discard();
      }
      throw e;
    }
  }

  /** The parts of a delivery that are to be downloaded; its release note is checked anew. */
  List<Part> releasedApart(Delivery delivery) throws DeliveryRefused {
    return apart(delivery, ReleaseCheck.check(agency, delivery));
  }

  private List<Part> apart(Delivery delivery, ReleaseNote note) throws DeliveryRefused {
    List<Part> apart =
        ReleaseCheck.released(delivery.manifest(), note).stream().filter(Part::claimCheck).toList();
    for (Part part : apart) {
      if (part.size() > largestPart) {
        throw new DeliveryRefused(
            Code.PART_TOO_LARGE,
            "part %s has %d bytes, and %d are taken"
                .formatted(part.name(), part.size(), largestPart));
      }
    }
    return apart;
  }
}
