// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Notice;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.SharedProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells agencies what the log has integrated. Rows go after the broker's commit: a crash in between
 * tells twice, never not at all.
 */
final class Notices {
  /** Below the largest message even in a log of 2^40 leaves. */
  static final int LARGEST = Notice.MOST;

  /**
   * Chosen before the log is looked at: a join with a limit is planned as a walk through the whole
   * log, in the hope that what is due lies at its start. What is due and gone from the log, which
   * an audit names, is passed over: it must hold up nothing that is there.
   */
  static final String DUE =
      """
      select id, leaf_index, entry, salt from audit_entry
       where leaf_index < ? and id = any (array(
         select entry from notice_due
          where agency = ? and (select true from audit_entry as logged where logged.id = notice_due.entry)
          order by entry limit ? for update skip locked))
       order by leaf_index
      """;

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private static final int LEFT_OUT = 2;

  private final JdbcTemplate database;
  private final TransactionOperations transaction;
  private final LogFolder folder;
  private final NoticeSender sender;
  private final Clock clock;

  /** Agencies whose inbox did not take a notice, and when to try again. */
  private final Map<AgencyId, Instant> later = new HashMap<>();

  /** Leaves of the log in the last round. */
  private long leaves;

  private int leftOut;

  Notices(
      JdbcTemplate database,
      TransactionOperations transaction,
      LogFolder folder,
      NoticeSender sender,
      Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.folder = folder;
    this.sender = sender;
    this.clock = clock;
  }

  private record Due(long id, long index, SaltedEntry opening) {}

  /**
   * {@link #send} every so often: at once when the log has grown. While it has not, there is little
   * to send but what somebody asks for again, and two of three rounds are left out.
   */
  void round() throws IOException {
    Optional<Checkpoint> published = folder.published();
    long now = published.map(Checkpoint::size).orElse(0L);
    if (now == leaves && leftOut < LEFT_OUT) {
      leftOut++;
      return;
    }
    published.ifPresent(this::send);
    leaves = now;
    leftOut = 0;
  }

  /** Sends all that the published checkpoint covers; one agency's full inbox holds up no other. */
  void send() throws IOException {
    folder.published().ifPresent(this::send);
  }

  private void send(Checkpoint published) {
    Proofs proofs = new Proofs(folder.tiles());
    for (AgencyId agency : agencies()) {
      if (!clock.instant().isBefore(later.getOrDefault(agency, Instant.MIN))) {
        sendTo(agency, published, proofs);
      }
    }
  }

  private List<AgencyId> agencies() {
    return database.query(
        """
        select distinct agency from notice_due order by agency
        """,
        (row, number) -> new AgencyId(row.getString("agency")));
  }

  private void sendTo(AgencyId agency, Checkpoint published, Proofs proofs) {
    try {
      while (sendOne(agency, published, proofs) == LARGEST) {
        LOG.debug("{} is told more", agency);
      }
      later.remove(agency);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be told what the log has; tried again", agency, e);
      later.put(agency, clock.instant().plus(AFTER_FAILURE));
    }
  }

  private int sendOne(AgencyId agency, Checkpoint published, Proofs proofs) {
    Integer sent =
        transaction.execute(
            status -> {
              List<Due> due = due(agency, published);
              if (!due.isEmpty()) {
                sender.send(agency, notice(due, published, proofs));
                forget(agency, due);
              }
              return due.size();
            });
    return sent == null ? 0 : sent;
  }

  /** Locked: no other node sends the same. */
  private List<Due> due(AgencyId agency, Checkpoint published) {
    return database.query(
        DUE,
        (row, number) ->
            new Due(
                row.getLong("id"),
                row.getLong("leaf_index"),
                new SaltedEntry(row.getBytes("salt"), row.getBytes("entry"))),
        published.size(),
        agency.value(),
        LARGEST);
  }

  private static Notice notice(List<Due> due, Checkpoint published, Proofs proofs) {
    List<Notice.ProvenEntry> entries =
        due.stream().map(each -> new Notice.ProvenEntry(each.index(), each.opening())).toList();
    try {
      List<Long> leaves = due.stream().map(Due::index).toList();
      SharedProof proof = proofs.shared(leaves, published.size());
      return new Notice(published.text(), entries, proof.hashes());
    } catch (LogRefused e) {
      throw new LogBroken(
          "leaves %d to %d cannot be proven"
              .formatted(due.getFirst().index(), due.getLast().index()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("the log's tiles cannot be read", e);
    }
  }

  private void forget(AgencyId agency, List<Due> due) {
    Object[] entries = due.stream().map(Due::id).toArray();
    database.update(
        "delete from notice_due where agency = ? and entry = any (?)",
        delete -> {
          delete.setString(1, agency.value());
          delete.setArray(2, delete.getConnection().createArrayOf("bigint", entries));
        });
  }
}
