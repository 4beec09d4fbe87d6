// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.TypeId;
import org.saola.routes.audit.AuditTrail;
import org.springframework.stereotype.Component;

/**
 * The clocks of all case requests. Every method works in its caller's transaction: a clock changes
 * if and only if what changed it is committed, together with the entries that tell of it.
 */
@Component
public final class Deadlines {
  private final DeadlineTable table;
  private final AuditTrail audit;

  Deadlines(DeadlineTable table, AuditTrail audit) {
    this.table = table;
    this.audit = audit;
  }

  /** A message in an inbox, or one that could not be opened there. */
  public record Arrived(Digest message, TypeId type, AgencyId at) {
    boolean isRequest() {
      return type.equals(ClockEntries.CASE_REQUEST);
    }
  }

  /** Requests, and what may answer or question them: in the transaction of their acceptance. */
  public void accepted(List<Exchanged> messages, Instant at) {
    List<Exchanged> concerned = messages.stream().filter(Exchanged::matters).toList();
    if (concerned.isEmpty()) {
      return;
    }
    Changes changes = new Changes(table.lockOpen(concerned), at);
    concerned.forEach(changes::accepted);
    write(changes);
    table.insert(concerned.stream().filter(each -> each.limit() != null).toList());
  }

  /**
   * Receipt: the message lies at the disposal of whoever is asked, who cannot put it off by not
   * opening it.
   */
  public void consigned(List<Arrived> arrived, Instant at) {
    if (arrived.isEmpty()) {
      return;
    }
    List<Deadline> waiting =
        table.lockWaitingFor(
            digests(arrived.stream().filter(Arrived::isRequest)), digests(arrived.stream()));
    if (!waiting.isEmpty()) {
      Changes changes = new Changes(waiting, at);
      arrived.forEach(each -> changes.consigned(each.message(), each.at()));
      write(changes);
    }
  }

  /**
   * A request whose recipient could not open it has not been received, and says so with a
   * signature.
   */
  public void rejected(List<Arrived> messages, Instant at) {
    List<Arrived> requests = messages.stream().filter(Arrived::isRequest).toList();
    if (!requests.isEmpty()) {
      Changes changes = new Changes(table.lockOpenOf(digests(requests.stream())), at);
      requests.forEach(each -> changes.rejected(each.message(), each.at()));
      write(changes);
    }
  }

  private static Set<Digest> digests(Stream<Arrived> arrived) {
    return arrived.map(Arrived::message).collect(Collectors.toSet());
  }

  /**
   * Tells the marks that have come by now.
   *
   * @return how many clocks were looked at
   */
  int pass(Instant now, int max) {
    Changes changes = new Changes(table.lockDue(now, max), now);
    changes.passAll();
    write(changes);
    return changes.size();
  }

  private void write(Changes changes) {
    table.update(changes.changed());
    if (!changes.entries().isEmpty()) {
      audit.append(changes.entries());
    }
  }
}
