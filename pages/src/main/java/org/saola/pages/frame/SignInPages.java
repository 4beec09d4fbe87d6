// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What somebody sees who is not, or no longer, at these pages. */
@Controller
class SignInPages {
  @GetMapping("/signed-out")
  String signedOut() {
    return "signed-out";
  }

  /** Forwarded to, whatever the method of the request that was refused. */
  @RequestMapping("/refused")
  @ResponseStatus(HttpStatus.FORBIDDEN)
  String refused() {
    return "refused";
  }
}
