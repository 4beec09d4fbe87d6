// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.saola.acceptance.faults.FaultReport.Outcome;

/** One experiment: unless it is said to have held when it is closed, it has failed. */
public final class Trial implements AutoCloseable {
  private final String experiment;
  private final String tried;
  private final String test;
  private final long begin = System.nanoTime();
  private final List<String> held = new ArrayList<>();
  private final Random random = new Random(Scale.SEED);
  private Outcome outcome = Outcome.FAILED;
  private int times;

  private Trial(String experiment, String tried, String test) {
    this.experiment = experiment;
    this.tried = tried;
    this.test = test;
  }

  public static Trial of(String experiment, String tried) {
    String test =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .getCallerClass()
            .getSimpleName();
    return new Trial(experiment, tried, test);
  }

  public Random random() {
    return random;
  }

  /** Counts faults that were really made. */
  public void count(int faults) {
    times += faults;
  }

  /** Something that was checked and held. */
  public void held(String what) {
    held.add(what);
  }

  /** Everything has held. */
  public void end() {
    outcome = Outcome.HELD;
  }

  /** Leaves the test: what it needs is not to be had here. */
  void notHere(String why) {
    outcome = Outcome.NOT_TRIED;
    held.add(why);
    Assumptions.abort(why);
  }

  @Override
  public void close() throws IOException {
    FaultReport.add(
        new FaultReport.Line(
            experiment,
            tried,
            times,
            Scale.SEED,
            outcome,
            held,
            (System.nanoTime() - begin) / 1_000_000_000,
            "./saola test --faults %s -Dsaola.seed=%d".formatted(test, Scale.SEED)));
  }
}
