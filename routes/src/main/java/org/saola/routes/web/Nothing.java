// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever no other endpoint answers: in our own words, and to agencies only. */
@RestController
class Nothing {
  @RequestMapping("/**")
  ResponseEntity<byte[]> nothing() {
    return WebError.response(new WebRefused(Code.NOT_FOUND, "nothing is here"));
  }
}
