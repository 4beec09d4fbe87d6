// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import org.saola.message.json.StrictJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The JSON body of every error. */
record WebError(String code, String message) {
  static WebError of(WebRefused refused) {
    return new WebError(refused.code().name(), String.valueOf(refused.getMessage()));
  }

  static ResponseEntity<byte[]> response(WebRefused refused) {
    return ResponseEntity.status(refused.code().status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(of(refused)));
  }
}
