// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Part;
import org.saola.message.notice.ReleaseNote;
import org.saola.message.notice.ReleaseNote.Withheld;
import org.saola.message.notice.SaltedEntry;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.authorize.PartDecision;
import org.saola.routes.authorize.Permitted;

/**
 * One permitted message: its entries in the order in which they are written, and from their
 * openings what each recipient gets.
 */
final class Plan {
  private final Permitted permitted;
  private final Set<AgencyId> recipients;
  private final List<PartDecision> decisions;

  Plan(Permitted permitted) {
    this.permitted = permitted;
    this.recipients = permitted.recipients();
    this.decisions = permitted.decisions();
  }

  Permitted permitted() {
    return permitted;
  }

  /**
   * The acceptance, then each decision; nothing for a receipt, which is not accepted but counted.
   */
  List<NewEntry> entries(Instant at) {
    if (permitted.valid().isReceipt()) {
      return List.of();
    }
    List<NewEntry> entries = new ArrayList<>();
    entries.add(Entries.accepted(permitted.manifest(), permitted.digest(), at));
    for (PartDecision decision : decisions) {
      boolean reached = recipients.contains(decision.recipient());
      entries.add(Entries.decided(decision, permitted.manifest(), permitted.digest(), at, reached));
    }
    return entries;
  }

  /** How many entries there are. */
  int size() {
    return permitted.valid().isReceipt() ? 0 : 1 + decisions.size();
  }

  /**
   * @param openings those of {@link #entries}, in their order
   */
  List<Delivery> deliveries(List<SaltedEntry> openings) {
    return recipients.stream().map(recipient -> delivery(recipient, openings)).toList();
  }

  private Delivery delivery(AgencyId recipient, List<SaltedEntry> openings) {
    List<String> released = released(recipient);
    List<Withheld> withheld =
        of(recipient, false).map(each -> new Withheld(each.part(), each.rules())).toList();
    List<SaltedEntry> entries =
        Stream.concat(of(recipient, true), of(recipient, false))
            .map(each -> openings.get(1 + decisions.indexOf(each)))
            .toList();
    var note = new ReleaseNote(permitted.digest(), released, withheld, entries);
    return new Delivery(recipient, released, StrictJson.write(note));
  }

  private List<String> released(AgencyId recipient) {
    Set<String> names = Set.copyOf(of(recipient, true).map(PartDecision::part).distinct().toList());
    return permitted.manifest().parts().stream().map(Part::name).filter(names::contains).toList();
  }

  private Stream<PartDecision> of(AgencyId recipient, boolean released) {
    return decisions.stream()
        .filter(each -> each.recipient().equals(recipient) && each.released() == released);
  }
}
