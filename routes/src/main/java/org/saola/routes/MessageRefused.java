// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

/**
 * A message that the hub will not take, whoever tries again: recorded, answered, kept for the
 * operator. A fault, which is retried, is never this.
 */
public final class MessageRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;

  /**
   * @param detail one sentence without personal data: the sender and the operator read it
   */
  public MessageRefused(RefusalCode code, String detail) {
    super(detail);
    this.code = code;
  }

  public RefusalCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
