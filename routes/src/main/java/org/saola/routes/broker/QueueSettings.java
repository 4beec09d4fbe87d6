// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.saola.routes.HubProperties;

/** What holds for the queues: nothing comes into being by itself, and nothing is dropped. */
final class QueueSettings {
  private static final long MEMORY_BYTES = 32L * 1024 * 1024;
  private static final int PAGE_BYTES = 4 * 1024 * 1024;
  private static final long PAGED_BYTES = 8L * 1024 * 1024 * 1024;
  private static final int FOR_EVER = -1;

  /** The hub refuses for a full inbox well before the broker would. */
  private static final int HEADROOM = 2;

  private static final long REDELIVERY_MILLIS = 1_000;
  private static final double REDELIVERY_MULTIPLIER = 2;
  private static final long REDELIVERY_MAX_MILLIS = 60_000;

  private QueueSettings() {}

  /** By address, {@code #} standing for any. */
  static Map<String, AddressSettings> all(HubProperties.Limits limits) {
    long pagedMessages = HEADROOM * (limits.inboxMessages() + limits.urgentMessages());
    return Map.of(
        // The broker's own notifications go to nobody, and need not be kept.
        "#",
        everywhere().setSendToDLAOnNoRoute(false),
        Queues.PREFIX + "#",
        everywhere(),
        Queues.INTAKE_PREFIX + "#",
        everywhere().setPageLimitMessages(pagedMessages),
        // A connector that gives a message back gets it again later: its neighbours go first.
        Queues.INBOX_PREFIX + "#",
        everywhere()
            .setPageLimitMessages(pagedMessages)
            .setRedeliveryDelay(REDELIVERY_MILLIS)
            .setRedeliveryMultiplier(REDELIVERY_MULTIPLIER)
            .setMaxRedeliveryDelay(REDELIVERY_MAX_MILLIS));
  }

  private static AddressSettings everywhere() {
    return new AddressSettings()
        .setAutoCreateQueues(false)
        .setAutoDeleteQueues(false)
        .setAutoCreateAddresses(false)
        .setAutoDeleteAddresses(false)
        .setAutoCreateDeadLetterResources(false)
        .setAutoCreateExpiryResources(false)
        .setDeadLetterAddress(SimpleString.of(Queues.UNDELIVERABLE))
        .setExpiryAddress(SimpleString.of(Queues.EXPIRED))
        .setSendToDLAOnNoRoute(true)
        .setMaxDeliveryAttempts(FOR_EVER)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(MEMORY_BYTES)
        .setPageSizeBytes(PAGE_BYTES)
        .setPageLimitBytes(PAGED_BYTES)
        .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL)
        .setDiskFullMessagePolicy(DiskFullMessagePolicy.BLOCK);
  }
}
