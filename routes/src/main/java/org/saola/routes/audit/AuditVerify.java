// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.saola.pki.transparency.LogAudit;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TileReader;
import org.springframework.jdbc.core.JdbcTemplate;

/** Verifies a hub's whole log against what its database holds, in constant memory. */
public final class AuditVerify {
  private AuditVerify() {}

  /**
   * @param log the log's folder, with its verifier keys
   * @param database an entry that is missing there is a finding, as is one that was changed
   * @param progress called with the number of leaves done
   */
  public static LogAudit.Report run(Path log, DataSource database, LongConsumer progress)
      throws IOException {
    return LogAudit.verify(
        TileReader.folder(log),
        LogVerifierKeys.read(log),
        Optional.of(new DatabaseOpenings(new JdbcTemplate(database))),
        progress);
  }
}
