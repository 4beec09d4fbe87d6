// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.saola.ops.Saola;

/** A command within the test's own process, for checks that need many quick runs. */
public final class InProcess {
  private InProcess() {}

  public static synchronized int run(StringBuilder output, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return Saola.run(arguments);
    } finally {
      System.setOut(standard);
      output.append(bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
