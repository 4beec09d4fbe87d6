// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

/** A message is not opened, and nothing of it may be shown; nothing was recorded. */
public final class ReadingRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /** Why. */
  public enum Code {
    /** It holds personal data: whoever reads it says why. */
    REASON_NEEDED,
    /** Longer than {@link Readings#LONGEST_REASON}, or with characters that no text has. */
    REASON_UNUSABLE
  }

  ReadingRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
