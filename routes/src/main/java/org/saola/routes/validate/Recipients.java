// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.validate;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.routes.HubProperties;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.broker.Broker;
import org.springframework.stereotype.Component;

/** Whether those whom a message names exist, take its type, and have room. */
@Component
class Recipients {
  /**
   * Every connector takes these, however full its inbox: without receipts nothing ever ends, and
   * nobody may shut itself off from what an originator asks of those who have its message.
   */
  private static final Set<TypeId> ALWAYS_TAKEN =
      Set.of(
          MessageTypes.RECEIPT, MessageTypes.RECALL, MessageTypes.CORRECTION, MessageTypes.ERASURE);

  private final Broker broker;
  private final HubProperties.Limits limits;

  Recipients(Broker broker, HubProperties hub) {
    this.broker = broker;
    this.limits = hub.limits();
  }

  /**
   * @param named the version against which the sender has sealed
   * @param latest the version by which the hub decides
   */
  void check(Manifest manifest, Directory named, Directory latest) throws MessageRefused {
    boolean always = ALWAYS_TAKEN.contains(manifest.type());
    for (Recipient recipient : manifest.to()) {
      Agency agency = agency(recipient, latest);
      checkGroup(recipient, named, latest);
      if (!always) {
        checkType(manifest, agency);
        checkRoom(recipient.agency(), manifest.urgency());
      }
    }
  }

  private static Agency agency(Recipient recipient, Directory latest) throws MessageRefused {
    Optional<Agency> agency = latest.agency(recipient.agency().value());
    return agency.orElseThrow(
        () ->
            new MessageRefused(
                RefusalCode.UNKNOWN_RECIPIENT,
                "the directory has no %s".formatted(recipient.agency())));
  }

  // A group is expanded before signing. Who has left it since is not reached through it any more.
  private static void checkGroup(Recipient recipient, Directory named, Directory latest)
      throws MessageRefused {
    @Nullable String group = recipient.via();
    if (group == null) {
      return;
    }
    String agency = recipient.agency().value();
    boolean member =
        named.members(group).contains(agency) && latest.members(group).contains(agency);
    Validate.require(
        member, RefusalCode.GROUP_MISMATCH, "%s is not in %s".formatted(agency, group));
  }

  private static void checkType(Manifest manifest, Agency agency) throws MessageRefused {
    Validate.require(
        agency.accepts().contains(manifest.type().value()),
        RefusalCode.TYPE_NOT_ACCEPTED,
        "%s does not accept %s".formatted(agency.id(), manifest.type()));
  }

  private void checkRoom(AgencyId agency, Urgency lane) throws MessageRefused {
    long quota =
        switch (lane) {
          case ORDINARY -> limits.inboxMessages();
          case URGENT -> limits.urgentMessages();
        };
    Validate.require(
        broker.waiting(agency, lane) < quota,
        RefusalCode.RECIPIENT_FULL,
        "the inbox of %s is full".formatted(agency));
  }
}
