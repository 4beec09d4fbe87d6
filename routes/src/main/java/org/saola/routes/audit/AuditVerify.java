// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.pki.transparency.LogAudit;
import org.saola.pki.transparency.LogAudit.Erasures;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TileReader;
import org.springframework.jdbc.core.JdbcTemplate;

/** Verifies a hub's whole log against what its database holds, in constant memory. */
public final class AuditVerify {
  private static final int SALT = 32;

  private AuditVerify() {}

  /**
   * As below, however long entries were kept.
   *
   * @param log the log's folder, with its verifier keys
   */
  public static LogAudit.Report run(Path log, DataSource database, LongConsumer progress)
      throws IOException {
    return run(log, database, Optional.empty(), progress);
  }

  /**
   * @param log the log's folder, with its verifier keys
   * @param database an entry that is missing there is a finding unless a later one says that it was
   *     erased, as is one that was changed
   * @param kept how long entries must have been kept before they were erased
   * @param progress called with the number of leaves done
   */
  public static LogAudit.Report run(
      Path log, DataSource database, Optional<Duration> kept, LongConsumer progress)
      throws IOException {
    return run(log, new DatabaseOpenings(new JdbcTemplate(database)), kept, progress);
  }

  /**
   * As above, and hands on each entry in the order of the log. What was handed on is worth nothing
   * unless the report then holds.
   */
  public static LogAudit.Report run(
      Path log, DataSource database, Consumer<Entry> entries, LongConsumer progress)
      throws IOException {
    LogAudit.Openings openings = new DatabaseOpenings(new JdbcTemplate(database));
    return run(
        log,
        index -> {
          Optional<LogAudit.Opening> opening = openings.find(index);
          if (opening.isPresent()) {
            entries.accept(read(index, opening.get()));
          }
          return opening;
        },
        Optional.empty(),
        progress);
  }

  private static LogAudit.Report run(
      Path log, LogAudit.Openings openings, Optional<Duration> kept, LongConsumer progress)
      throws IOException {
    return LogAudit.verify(
        TileReader.folder(log),
        LogVerifierKeys.read(log),
        Optional.of(openings),
        new Erasures(new ErasureReader(), kept),
        progress);
  }

  private static Entry read(long index, LogAudit.Opening opening) throws IOException {
    byte[] bytes = opening.bytes();
    int salt = opening.salted() ? SALT : 0;
    try {
      return StrictJson.read(Arrays.copyOfRange(bytes, salt, bytes.length), Entry.class);
    } catch (InvalidDocument e) {
      throw new IOException("leaf %d is no entry".formatted(index), e);
    }
  }
}
