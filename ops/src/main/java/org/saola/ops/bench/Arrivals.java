// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Event;
import org.saola.message.notice.Notice;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;

/** What came out of the inboxes so far. Whatever should not come there is a fault of the run. */
final class Arrivals {
  private static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final String REFUSAL = "\"" + Event.REFUSED + "\"";

  private record Delivery(AgencyId inbox, Digest message) {}

  private final Set<Delivery> delivered = ConcurrentHashMap.newKeySet();
  private final AtomicLong entries = new AtomicLong();

  /**
   * @throws IllegalStateException for a message that came twice, or was refused
   */
  void take(AgencyId inbox, byte[] body) {
    try {
      SealedMessage message = SealedMessage.parse(body, MAX_BYTES);
      if (message.signedManifest().isPresent()) {
        takeDelivery(inbox, Digest.ofHash(message.signedManifest().get().digest()));
      } else {
        takeNotice(StrictJson.read(message.note().orElseThrow(), Notice.class));
      }
    } catch (SealRefused | InvalidDocument e) {
      throw new IllegalStateException("an inbox held something else than the hub sends", e);
    }
  }

  private void takeDelivery(AgencyId inbox, Digest digest) {
    if (!delivered.add(new Delivery(inbox, digest))) {
      throw new IllegalStateException("delivered twice: " + digest);
    }
  }

  private void takeNotice(Notice notice) {
    for (Notice.ProvenEntry entry : notice.entries()) {
      String json = new String(entry.opening().entry(), StandardCharsets.UTF_8);
      if (json.contains(REFUSAL)) {
        throw new IllegalStateException("the hub refused: " + json);
      }
    }
    entries.addAndGet(notice.entries().size());
  }

  long delivered() {
    return delivered.size();
  }

  /** Log entries of which an agency has had the proof. */
  long entries() {
    return entries.get();
  }
}
