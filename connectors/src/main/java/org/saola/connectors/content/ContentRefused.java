// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.content;

import java.util.List;
import java.util.stream.Collectors;
import org.saola.message.nominal.Finding;

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
  private final transient List<Finding> findings;

  public ContentRefused(Code code, String detail) {
    super(detail);
    this.code = code;
    this.findings = List.of();
  }

  /** Personal data in parts that hold none by their label. */
  public ContentRefused(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining(" ")));
    this.code = Code.NOMINAL_IN_PLAIN_PART;
    this.findings = List.copyOf(findings);
  }

  /** All that was found; empty unless the code is {@link Code#NOMINAL_IN_PLAIN_PART}. */
  public List<Finding> findings() {
    return findings;
  }

  public Code code() {
    return code;
  }
}
