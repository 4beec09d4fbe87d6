// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a form begins that is about a message: its answer, its recall, its forwarding. */
@Controller
class AboutPages {
  private final AboutMessage about;

  private final FormView view;

  AboutPages(AboutMessage about, FormView view) {
    this.about = about;
    this.view = view;
  }

  @GetMapping(
      "/compose/{doing:reply|explain|answer|recall|correction|erasure|forward|forward-request|forward-consent}/{message}")
  String begin(
      @PathVariable String doing,
      @PathVariable MessageId message,
      @RequestParam(required = false) ReplyOutcome outcome,
      @AuthenticationPrincipal OidcUser user,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    Letter letter = about.find(message);
    if (about.isReadFirst(doing, letter, officer)) {
      return "redirect:/threads/" + letter.thread();
    }
    KeptDraft draft = about.begin(UUID.randomUUID().toString(), doing, letter, outcome, officer);
    view.show(draft, List.of(), "", locale, model);
    model.addAttribute("doing", doing);
    model.addAttribute("message", message);
    return "compose-form";
  }
}
