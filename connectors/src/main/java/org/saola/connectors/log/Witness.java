// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Consistency;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.SeenCheckpoint;
import org.saola.pki.transparency.TileReader;

/**
 * The agency's own memory of the log. It believes a checkpoint only if it and the newest one seen
 * are views of one history (RFC 6962 2.1.2); once two histories have been shown, nothing is
 * believed until a person has removed the alarm.
 */
public final class Witness {
  private final LogVerifierKeys keys;
  private final SeenCheckpoint memory;
  private final TileReader tiles;
  private final Alarms alarms;
  private @Nullable Checkpoint believed;

  public Witness(AgencyHome home, LogVerifierKeys keys, TileReader tiles, Alarms alarms) {
    this.keys = keys;
    this.memory = new SeenCheckpoint(home.state("checkpoint"), keys);
    this.tiles = tiles;
    this.alarms = alarms;
  }

  /** The newest checkpoint seen. */
  public Optional<Checkpoint> last() throws LogRefused, IOException {
    return memory.last();
  }

  public boolean distrusts() {
    return alarms.stands(Alarms.Kind.LOG_FORK) || alarms.stands(Alarms.Kind.LOG_ROLLBACK);
  }

  /**
   * Verifies a checkpoint's signatures, and that it and the newest one seen are of one history. An
   * earlier view is believed too: a notice may come late.
   *
   * @throws LogRefused when a signature does not hold: not the log's word at all
   * @throws LogDistrusted when it is the log's word and contradicts what the log said before
   * @throws IOException when the history cannot be checked now
   */
  public synchronized Checkpoint believe(String text)
      throws LogRefused, LogDistrusted, IOException {
    if (distrusts()) {
      throw new LogDistrusted("an alarm about the log stands in state/alarms");
    }
    if (believed != null && believed.text().equals(text)) {
      return believed;
    }
    Checkpoint shown = Checkpoint.verify(text, keys);
    Consistency consistency = compare(text);
    if (consistency instanceof Consistency.Fork fork) {
      throw fork(fork.seen(), fork.shown());
    }
    if (consistency instanceof Consistency.Rollback rollback) {
      throw rollback(rollback.seen(), rollback.shown());
    }
    believed = shown;
    return shown;
  }

  /**
   * Believes what the hub presents as its newest checkpoint; an older one than was seen before it
   * was asked is a rollback.
   */
  public void believeNewest(String text, Optional<Checkpoint> before)
      throws LogRefused, LogDistrusted, IOException {
    Checkpoint newest = believe(text);
    if (before.isPresent() && newest.size() < before.get().size()) {
      throw rollback(before.get().text(), text);
    }
  }

  private Consistency compare(String text) throws IOException {
    try {
      return memory.observe(text, tiles);
    } catch (LogRefused e) {
      throw new IOException("the log's tiles do not fit its checkpoint now: " + e.getMessage(), e);
    }
  }

  private LogDistrusted fork(String seen, String shown) {
    return distrust(Alarms.Kind.LOG_FORK, "the log has shown two histories", seen, shown);
  }

  private LogDistrusted rollback(String seen, String shown) {
    return distrust(
        Alarms.Kind.LOG_ROLLBACK, "the log has gone back behind what it had shown", seen, shown);
  }

  private LogDistrusted distrust(Alarms.Kind kind, String what, String seen, String shown) {
    // Both signed checkpoints are kept: together they prove it to anybody.
    alarms.raise(kind, "log", "%s\nseen:\n%s\nshown:\n%s".formatted(what, seen, shown));
    return new LogDistrusted(what);
  }
}
