// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person what goes on: lines for steps, and a counter that overwrites itself on a terminal.
 */
public final class Progress {
  private static final long QUIET_SECONDS = 5;

  private final PrintStream out;
  private final boolean terminal;
  private long lastCount;
  private @Nullable String open;

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  public static Progress onConsole() {
    return new Progress(System.out, System.console() != null && System.console().isTerminal());
  }

  public void say(String line) {
    endCount();
    out.println(line);
    out.flush();
  }

  /** On a terminal at every call; elsewhere a line every few seconds. */
  public void count(String line) {
    if (line.equals(open)) {
      return;
    }
    if (terminal) {
      out.print("\r\u001b[K" + line);
      out.flush();
      open = line;
    } else if (System.nanoTime() - lastCount > QUIET_SECONDS * 1_000_000_000L) {
      lastCount = System.nanoTime();
      out.println(line);
    }
  }

  private void endCount() {
    if (open != null) {
      out.println();
      open = null;
    }
  }
}
