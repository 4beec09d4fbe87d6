// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

/** A proposal that is not put in force; the rules stay as they are. */
public final class ApprovalRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    UNKNOWN_PROPOSAL,
    ALREADY_ACTIVATED,
    /** Whoever proposed it may not put it in force. */
    SAME_PERSON,
    /** It is not what the approver has looked at, or what was proposed. */
    OTHER_DIGEST,
    /** Other rules came into force since it was proposed. */
    RULES_HAVE_CHANGED,
    NOTHING_CHANGES
  }

  private final Code code;

  ApprovalRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
