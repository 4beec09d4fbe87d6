// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops;

import java.nio.file.NoSuchFileException;
import org.saola.connectors.ConnectorRefused;

/** The exit codes of every command. */
public final class ExitCode {
  public static final int HELD = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int NO_EVIDENCE = 3;

  private ExitCode() {}

  static int of(Exception fault) {
    return fault instanceof IllegalArgumentException
            || fault instanceof NoSuchFileException
            || fault instanceof ConnectorRefused
        ? USAGE
        : FAILED;
  }

  /** What to tell a person: the message of the fault and of what caused it, once each. */
  static String words(Throwable fault) {
    StringBuilder words = new StringBuilder(own(fault));
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      if (words.indexOf(own(cause)) < 0) {
        words.append("; because: ").append(own(cause));
      }
    }
    return words.toString();
  }

  private static String own(Throwable fault) {
    if (fault instanceof NoSuchFileException) {
      return "no such file: " + fault.getMessage();
    }
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }
}
