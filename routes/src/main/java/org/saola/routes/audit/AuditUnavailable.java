// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

/** The log cannot be written now: a fault, retried, never a refusal. */
public final class AuditUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AuditUnavailable(String detail, Throwable cause) {
    super(detail, cause);
  }
}
