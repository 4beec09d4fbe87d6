// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.saola.connectors.home.AgencyHome;

/** A native file that was handed to an agency's connector, watched from any process. */
public final class Submission {
  private Submission() {}

  /**
   * Copies a file into the outbox, under a name that nothing there or in {@code sent} and {@code
   * rejected} has yet.
   */
  public static Submission hand(AgencyHome home, Path file) throws IOException {
    throw new UnsupportedOperationException("connectors");
  }

  /** The name under which the file lies in the outbox, and later in {@code sent}. */
  public String name() {
    throw new UnsupportedOperationException("connectors");
  }

  /**
   * Waits until every message of the file has evidence or was refused.
   *
   * @param progress told at every change
   * @return empty when there is no evidence in time: the file is kept and goes on being tried
   */
  public Optional<FileOutcome> await(Clock clock, Duration atMost, Consumer<FileProgress> progress)
      throws IOException, InterruptedException {
    throw new UnsupportedOperationException("connectors");
  }
}
