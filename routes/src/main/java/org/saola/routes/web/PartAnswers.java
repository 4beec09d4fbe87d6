// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import org.saola.message.json.StrictJson;
import org.saola.routes.parts.PartRefused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What an agency is told when the hub will not do something with a part that travels apart. */
final class PartAnswers {
  /** Long enough for a recipient to fetch something, short enough for nobody to notice. */
  private static final String SECONDS = "15";

  private PartAnswers() {}

  static ResponseEntity<byte[]> of(PartRefused refused) {
    HttpStatus status = status(refused.code());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_JSON)
            .header("Tus-Resumable", TusRequest.VERSION);
    switch (refused.code()) {
      case AGENCY_FULL, STORE_FULL -> answer.header("Retry-After", SECONDS);
      case BUSY -> answer.header("Retry-After", "1");
      default -> {}
    }
    String detail = String.valueOf(refused.getMessage());
    return answer.body(StrictJson.write(new WebError(refused.code().name(), detail)));
  }

  private static HttpStatus status(PartRefused.Code code) {
    return switch (code) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case TOO_LARGE, BEYOND_LENGTH -> HttpStatus.CONTENT_TOO_LARGE;
      case AGENCY_FULL -> HttpStatus.TOO_MANY_REQUESTS;
      case STORE_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
      case BUSY -> HttpStatus.LOCKED;
      case UNKNOWN_UPLOAD -> HttpStatus.NOT_FOUND;
      case DECLARED_OTHERWISE, ACCEPTED, WRONG_OFFSET -> HttpStatus.CONFLICT;
      case SEALED_DIGEST_MISMATCH, BAD_SEAL -> HttpStatus.UNPROCESSABLE_CONTENT;
      case NOT_RELEASED -> HttpStatus.FORBIDDEN;
      case EXPIRED, GONE -> HttpStatus.GONE;
    };
  }
}
