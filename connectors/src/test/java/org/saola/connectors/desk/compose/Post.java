// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.ArrayList;
import java.util.List;
import org.saola.connectors.desk.DeskOfAgency;
import org.saola.connectors.standin.StandInHub;

/** Carries what agencies with desks send each other, and the hub's evidence. */
final class Post {
  private final StandInHub hub;
  private final List<DeskOfAgency> desks;

  Post(StandInHub hub, List<DeskOfAgency> desks) {
    this.hub = hub;
    this.desks = desks;
  }

  /** One round: messages out, deliveries in, notices to all. */
  void carry() throws Exception {
    List<StandInHub.Mail> mail = new ArrayList<>();
    for (DeskOfAgency desk : desks) {
      for (byte[] message : desk.onTheirWay()) {
        mail.addAll(hub.take(desk.agency.id, message));
      }
    }
    List<StandInHub.Mail> notices = hub.notices();
    for (DeskOfAgency desk : desks) {
      desk.agency.take(mail);
      desk.agency.take(notices);
    }
  }
}
