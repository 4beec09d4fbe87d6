// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.content;

/** A part that is not what its message type and its label say. */
public final class ContentRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed codes. */
  public enum Code {
    UNKNOWN_TYPE,
    UNKNOWN_PART,
    MISSING_PART,
    WRONG_LABEL,
    WRONG_MEDIA_TYPE,
    INVALID_PART,
    /** A part labelled as free of personal data that shows traces of it. */
    NOMINAL_IN_PLAIN_PART
  }

  private final Code code;

  public ContentRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
