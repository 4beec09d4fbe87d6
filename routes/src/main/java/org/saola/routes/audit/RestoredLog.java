// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.routes.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A log that came back from a backup. Database and folder are equally old then, so that neither
 * tells: only somebody outside knows whether more was signed since. Who was shown more must be able
 * to keep the hub from signing a second history.
 */
public record RestoredLog(Path home) {
  /** Lies in the home from a restore until the first start that witnesses had no objection to. */
  public static final String MARK = "restored";

  private static final Logger LOG = LoggerFactory.getLogger(RestoredLog.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

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

  /**
   * At the first start: each witness that can be reached must know no larger tree. Those that do
   * not answer hold up nothing, for the operator has compared too.
   */
  void askWitnesses(LogFolder folder, HubProperties.Witnesses witnesses)
      throws IOException, InterruptedException {
    Optional<Checkpoint> published = folder.published().filter(newest -> newest.size() > 0);
    if (!Files.exists(home.resolve(MARK)) || published.isEmpty()) {
      return;
    }
    HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    for (HubProperties.Witness witness : witnesses.known()) {
      if (witness.url() != null) {
        ask(http, witness.url(), published.get(), folder);
      }
    }
    Files.delete(home.resolve(MARK));
  }

  private static void ask(HttpClient http, URI witness, Checkpoint newest, LogFolder folder)
      throws InterruptedException {
    try {
      Objects.requireNonNull(new WitnessClient(witness, http).ask(newest, folder.tiles()));
    } catch (WitnessClient.LogIsOlder e) {
      throw new LogBroken(
          "the witness %s: %s".formatted(witness, e.getMessage()) + LogStart.ADVICE);
    } catch (IOException | LogRefused e) {
      LOG.warn("the witness {} could not be asked about the restored log", witness, e);
    }
  }
}
