// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.validate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.ReceiptItem;
import org.saola.routes.DispatchBacklog;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether each line of a receipt names a message that its addressee sent and that was dispatched to
 * the receipt's signer, under that very digest; and that it does not say of one message both that
 * it was read and that it was rejected.
 */
@Component
class ReceiptLines {
  private final JdbcClient database;
  private final DispatchBacklog backlog;

  ReceiptLines(JdbcClient database, DispatchBacklog backlog) {
    this.database = database;
    this.backlog = backlog;
  }

  void check(Manifest receipt) throws MessageRefused {
    Set<Integer> missing = missing(receipt);
    if (!missing.isEmpty()) {
      // A quick recipient answers before the database has heard of the dispatch.
      backlog.settle();
      missing = missing(receipt);
    }
    Validate.require(
        missing.isEmpty(),
        RefusalCode.RECEIPT_INVALID,
        "line %s names nothing that %s had from %s, or contradicts what it has said of it"
            .formatted(missing, receipt.from(), receipt.to().getFirst().agency()));
  }

  /** Lines without their dispatch, counted from 0. */
  private Set<Integer> missing(Manifest receipt) {
    List<ReceiptItem> lines = receipt.receipts();
    AgencyId sender = receipt.to().getFirst().agency();
    Set<Integer> missing = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      missing.add(i);
    }
    database
        .sql(
            """
            select line.number - 1 as line
            from unnest(?::text[], ?::text[]::uuid[], ?::text[]) with ordinality
              as line (digest, id, outcome, number)
            join message m on m.digest = decode(line.digest, 'hex') and m.id = line.id
            join delivery d on d.message = m.number
            where m.sender = ? and d.recipient = ? and d.state not in ('due', 'closed', 'withdrawn')
              and not (line.outcome = 'READ' and d.state = 'rejected')
              and not (line.outcome = 'REJECTED' and d.read_at is not null)
            """)
        .param(lines.stream().map(line -> line.manifest().value()).toArray(String[]::new))
        .param(lines.stream().map(line -> line.id().value()).toArray(String[]::new))
        .param(lines.stream().map(line -> line.outcome().name()).toArray(String[]::new))
        .param(sender.value())
        .param(receipt.from().value())
        .query(
            row -> {
              missing.remove(row.getInt("line"));
            });
    return missing;
  }
}
