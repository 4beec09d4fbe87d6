// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Said where a draft cannot be begun because there is no room: what was typed is not kept. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FullPage {
  private final Drafts drafts;

  FullPage(Drafts drafts) {
    this.drafts = drafts;
  }

  @ExceptionHandler(DraftsFull.class)
  @ResponseStatus(HttpStatus.INSUFFICIENT_STORAGE)
  String full(Model model) {
    model.addAttribute("id", "");
    model.addAttribute("most", drafts.most());
    return "compose-full";
  }
}
