// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.desk.signin.Officer;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReplyOutcome;
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

  /**
   * Who passes on persons, or lets them be passed on, has read about them, and that is recorded.
   */
  private static final Set<String> AFTER_READING = Set.of("forward", "forward-consent");

  private final FormView view;
  private final ReadingRoom readings;

  AboutPages(AboutMessage about, FormView view, ReadingRoom readings) {
    this.about = about;
    this.view = view;
    this.readings = readings;
  }

  @GetMapping(
      "/compose/{doing:reply|explain|recall|correction|erasure|forward|forward-request|forward-consent}/{message}")
  String begin(
      @PathVariable String doing,
      @PathVariable MessageId message,
      @RequestParam(required = false) ReplyOutcome outcome,
      @AuthenticationPrincipal OidcUser user,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    Letter letter = about.find(message);
    if (AFTER_READING.contains(doing)
        && readings.reasonNeeded(letter)
        && !readings.isReadBy(letter, Officer.of(user))) {
      return "redirect:/threads/" + letter.thread();
    }
    KeptDraft draft = about.begin(UUID.randomUUID().toString(), doing, message, outcome);
    view.show(draft, List.of(), "", locale, model);
    model.addAttribute("doing", doing);
    model.addAttribute("message", message);
    return "compose-form";
  }
}
