// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.TileReader;

/**
 * The agency's own memory of the log. It believes a checkpoint only if it and the last one
 * remembered are views of one history (RFC 6962 2.1.2); once two histories have been seen, nothing
 * is believed until a person has removed the alarm and started the connector again.
 */
public final class Witness {
  private final Path memory;
  private final LogVerifierKeys keys;
  private final Proofs proofs;
  private final Alarms alarms;
  private final boolean distrusted;
  private @Nullable Checkpoint last;
  private @Nullable Checkpoint olderBelieved;

  /**
   * @throws LogRefused when what is remembered was not signed by these keys
   */
  public Witness(AgencyHome home, LogVerifierKeys keys, TileReader tiles, Alarms alarms)
      throws IOException, LogRefused {
    this.memory = home.state("checkpoint");
    this.keys = keys;
    this.proofs = new Proofs(tiles);
    this.alarms = alarms;
    this.distrusted = standsAlarm();
    if (Files.exists(memory)) {
      this.last = Checkpoint.verify(Files.readString(memory), keys);
    }
  }

  public synchronized Optional<Checkpoint> last() {
    return Optional.ofNullable(last);
  }

  public boolean distrusts() {
    return distrusted || standsAlarm();
  }

  /**
   * Verifies a checkpoint's signatures, and that it and the last one are of one history.
   *
   * @throws LogRefused when a signature does not hold: not the log's word at all
   * @throws LogDistrusted when it is the log's word and contradicts what the log said before
   * @throws IOException when the proof cannot be fetched now
   */
  public synchronized Checkpoint believe(String text)
      throws LogRefused, LogDistrusted, IOException {
    requireTrust();
    Checkpoint seen = Checkpoint.verify(text, keys);
    if (isSame(seen, last) || isSame(seen, olderBelieved)) {
      return seen;
    }
    requireOneHistory(seen);
    if (last == null || seen.size() > last.size()) {
      // Durable before it is relied upon: after a crash an older view must still be a rollback.
      DurableFiles.write(memory, text.getBytes(StandardCharsets.UTF_8));
      last = seen;
    } else {
      olderBelieved = seen;
    }
    return seen;
  }

  /**
   * Believes what the hub presents as its newest checkpoint: older than {@code known} is a rollback.
   *
   * @param known what was remembered before the hub was asked
   */
  public void believeNewest(String text, Optional<Checkpoint> known)
      throws LogRefused, LogDistrusted, IOException {
    Checkpoint newest = believe(text);
    if (known.isPresent() && newest.size() < known.get().size()) {
      throw distrust(
          Alarms.Kind.ROLLBACK,
          "the hub presents a log of %d entries, and has shown %d before"
              .formatted(newest.size(), known.get().size()));
    }
  }

  private void requireTrust() throws LogDistrusted {
    if (distrusts()) {
      throw new LogDistrusted("an alarm about the log stands in state/alarms");
    }
  }

  private void requireOneHistory(Checkpoint seen) throws LogDistrusted, IOException, LogRefused {
    if (last == null || seen.size() == 0 || last.size() == 0) {
      return;
    }
    Checkpoint older = seen.size() < last.size() ? seen : last;
    Checkpoint newer = older == seen ? last : seen;
    try {
      Proofs.verifyConsistency(
          older.size(),
          older.root(),
          newer.size(),
          newer.root(),
          proofs.consistency(older.size(), newer.size()));
    } catch (LogRefused e) {
      throw distrust(
          Alarms.Kind.LOG_FORK,
          "the log of %d entries does not extend the log of %d: %s\n%s\n%s"
              .formatted(newer.size(), older.size(), e.getMessage(), older.text(), newer.text()));
    }
  }

  private LogDistrusted distrust(Alarms.Kind kind, String detail) {
    alarms.raise(kind, "log", detail);
    return new LogDistrusted(detail);
  }

  private boolean standsAlarm() {
    return alarms.stands(Alarms.Kind.LOG_FORK) || alarms.stands(Alarms.Kind.ROLLBACK);
  }

  private static boolean isSame(Checkpoint seen, @Nullable Checkpoint other) {
    return other != null
        && seen.size() == other.size()
        && Arrays.equals(seen.root(), other.root());
  }
}
