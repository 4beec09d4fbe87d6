// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.WitnessVerifierKeys;

/** What came back from a witness. */
sealed interface WitnessAnswer {
  /**
   * @param checkpoint with its cosignature added
   */
  record Vouches(Checkpoint checkpoint) implements WitnessAnswer {}

  record Silent(String why) implements WitnessAnswer {}

  record Objects(String why) implements WitnessAnswer {}

  /**
   * A witness that is being asked.
   *
   * @param lines that it signs, once it has
   */
  record Asked(WitnessVerifierKeys keys, Future<String> lines) {
    /**
     * @param checkpoint to which its cosignature is added
     */
    WitnessAnswer answer(Checkpoint checkpoint, LogVerifierKeys log, Duration patience)
        throws InterruptedException {
      try {
        String signed = lines.get(patience.toSeconds(), TimeUnit.SECONDS);
        return new Vouches(Checkpoint.verify(Cosignatures.add(checkpoint, signed, keys), log));
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof WitnessClient.Objection
            ? new Objects(reason(cause))
            : new Silent(reason(cause));
      } catch (TimeoutException e) {
        lines.cancel(true);
        return new Silent("it does not answer in time");
      } catch (LogRefused e) {
        return new Silent(reason(e));
      }
    }

    private static String reason(Throwable e) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
  }
}
