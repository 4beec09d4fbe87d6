// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;

/** Names of the queues; each lies on an address of the same name. */
public final class Queues {
  /** Digests of what a broker transaction has put into inboxes; consumed by {@code acknowledge}. */
  public static final String DISPATCHED = "saola.dispatched";

  /** Refused messages, kept for the operator. */
  public static final String INVALID = "saola.invalid";

  /** Messages that no attempt could bring on, kept for the operator. */
  public static final String DEAD_LETTER = "saola.dead-letter";

  /** Where the broker itself puts what it cannot deliver; the hub records each and keeps it. */
  public static final String UNDELIVERABLE = "saola.undeliverable";

  /** Deliveries whose time is over. */
  public static final String EXPIRED = "saola.expired";

  static final String PREFIX = "saola.";
  static final String INTAKE_PREFIX = "saola.intake.";
  static final String INBOX_PREFIX = "saola.inbox.";
  static final String URGENT_SUFFIX = ".urgent";

  private Queues() {}

  public static String intake(AgencyId agency, Urgency lane) {
    return INTAKE_PREFIX + agency + suffix(lane);
  }

  public static String inbox(AgencyId agency, Urgency lane) {
    return INBOX_PREFIX + agency + suffix(lane);
  }

  /** Whose intake or inbox it is; empty for a queue of the hub's own. */
  public static Optional<AgencyId> ownerOf(String queue) {
    String name = queue;
    if (name.endsWith(URGENT_SUFFIX)) {
      name = name.substring(0, name.length() - URGENT_SUFFIX.length());
    }
    for (String prefix : List.of(INTAKE_PREFIX, INBOX_PREFIX)) {
      if (name.startsWith(prefix)) {
        return Optional.of(new AgencyId(name.substring(prefix.length())));
      }
    }
    return Optional.empty();
  }

  static boolean isIntake(String queue) {
    return queue.startsWith(INTAKE_PREFIX);
  }

  public static boolean isUrgent(String queue) {
    return queue.endsWith(URGENT_SUFFIX);
  }

  public static boolean isInbox(String queue) {
    return queue.startsWith(INBOX_PREFIX);
  }

  static List<String> internal() {
    return List.of(DISPATCHED, INVALID, DEAD_LETTER, UNDELIVERABLE, EXPIRED);
  }

  private static String suffix(Urgency lane) {
    return switch (lane) {
      case ORDINARY -> "";
      case URGENT -> URGENT_SUFFIX;
    };
  }
}
