// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Whoever asks for a draft that has gone is shown what became of it. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class GonePage {
  @ExceptionHandler(HasGone.class)
  String gone(HasGone draft) {
    return draft.page();
  }
}
