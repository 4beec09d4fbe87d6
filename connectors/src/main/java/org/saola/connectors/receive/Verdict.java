// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.inbox.Incoming;
import org.saola.message.nominal.Finding;

/** What one item of a batch turned out to be, before anything is written. */
sealed interface Verdict {
  /**
   * A delivery that passed every check.
   *
   * @param findings what a person should look at all the same
   */
  record Accepted(Incoming incoming, List<Finding> findings) implements Verdict {}

  /** A delivery that passed every check but those of parts that are still to be downloaded. */
  record Apart(Delivery delivery) implements Verdict {}

  /** A receipt of one of our recipients, its signature verified. */
  record Receipt(Delivery delivery) implements Verdict {}

  /** Dealt with before: dropped. */
  record Duplicate() implements Verdict {}

  /** What the hub says; its proofs have yet to be verified. */
  record NoticeOfHub(byte[] bytes, byte[] json) implements Verdict {}

  /**
   * @param delivery absent where not even the manifest could be read
   */
  record Refused(byte[] bytes, @Nullable Delivery delivery, DeliveryRefused why)
      implements Verdict {}
}
