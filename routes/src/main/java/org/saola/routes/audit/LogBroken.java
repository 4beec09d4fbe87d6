// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

/**
 * The log's folder and database do not tell the same story. Nothing is signed until a person has
 * looked: two trees under one name are what the log exists to prevent.
 */
public final class LogBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogBroken(String detail) {
    super(detail);
  }

  LogBroken(String detail, Throwable cause) {
    super(detail, cause);
  }
}
