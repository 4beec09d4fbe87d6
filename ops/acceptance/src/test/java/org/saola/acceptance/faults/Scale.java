// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

/** How much is tried: a short selection in every test run, all of it with {@code --faults}. */
public final class Scale {
  /** System property that asks for all. */
  public static final String ALL = "saola.faults";

  /** Repeats a run: the same faults at the same places. */
  public static final long SEED = Long.getLong("saola.seed", 20261122L);

  private Scale() {}

  public static boolean all() {
    return Boolean.getBoolean(ALL);
  }

  public static int of(int shortRun, int whole) {
    return all() ? whole : shortRun;
  }

  static String words() {
    return all()
        ? "The whole selection (`./saola test --faults`)."
        : "The short selection of every test run; `./saola test --faults` tries all.";
  }
}
