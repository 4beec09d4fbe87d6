// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.io.IOException;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of threads. */
@Controller
class ThreadPages {
  private final Mailbox mailbox;

  ThreadPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @GetMapping("/")
  String threads(Model model) throws IOException {
    model.addAttribute("threads", mailbox.conversations());
    return "threads";
  }
}
