// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A log that came back from a backup. Database and folder are equally old then, so that neither
 * tells: only somebody outside knows whether more was signed since. Who was shown more must be able
 * to keep the hub from signing a second history.
 */
public record RestoredLog(Path home) {
  /** Lies in the home from a restore until witnesses have said that they do not object. */
  public static final String MARK = "restored";

  /**
   * Holds checkpoints that others have kept against what was restored, and leaves the mark.
   *
   * @throws LogBroken when one of them is larger, or of another history; there is no mark then
   */
  public void compare(DataSource database, List<String> checkpoints)
      throws IOException, LogRefused {
    Path folder = home.resolve("log");
    LogVerifierKeys keys = LogVerifierKeys.read(folder);
    var start = new LogStart(new LogRows(new JdbcTemplate(database)), new LogFolder(folder, keys));
    start.check();
    for (String checkpoint : checkpoints) {
      start.checkAgainst(Checkpoint.verify(checkpoint, keys));
    }
    Files.createFile(home.resolve(MARK));
  }
}
