// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import org.saola.routes.parts.BodyCut;
import org.saola.routes.parts.PartRefused;
import org.saola.routes.web.WebRefused.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place that turns what went wrong into what an agency is told. */
@RestControllerAdvice
class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  @ExceptionHandler
  ResponseEntity<byte[]> refused(WebRefused refused) {
    return WebError.response(refused);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(PartRefused refused) {
    return PartAnswers.of(refused);
  }

  /** The peer is gone, or as good as: there may be nobody left to tell. */
  @ExceptionHandler
  ResponseEntity<byte[]> cut(BodyCut cut) {
    LOG.debug("An upload was cut", cut);
    return WebError.response(new WebRefused(Code.INVALID, "the request was cut"));
  }

  /** Nothing of the cause goes out: it may name paths and versions. */
  @ExceptionHandler
  ResponseEntity<byte[]> other(Exception e) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return WebError.response(new WebRefused(Code.INVALID, "this request is not understood"));
    }
    LOG.error("A request failed", e);
    return WebError.response(new WebRefused(Code.FAULT, "the hub could not answer; try again"));
  }
}
