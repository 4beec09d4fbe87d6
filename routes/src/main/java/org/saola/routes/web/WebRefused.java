// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import org.springframework.http.HttpStatus;

/** A request that is answered with an error: its status, a closed code, and a sentence. */
final class WebRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Closed: every error that an agency can be told is one of these. */
  enum Code {
    NOT_LISTED(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    INVALID(HttpStatus.BAD_REQUEST),
    VERSION(HttpStatus.PRECONDITION_FAILED),
    RANGE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE),
    FAULT(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Code(HttpStatus status) {
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  private final Code code;

  WebRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
