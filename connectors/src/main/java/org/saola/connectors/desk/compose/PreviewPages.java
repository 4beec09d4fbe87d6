// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saola.connectors.compose.Composition.Ruled;
import org.saola.connectors.compose.Preview;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.manifest.Recipient;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who will get what, before anything is sent; and sending it. */
@Controller
class PreviewPages {
  private final Drafts drafts;
  private final Writing writing;
  private final Sending sending;
  private final FormView view;

  PreviewPages(Drafts drafts, Writing writing, Sending sending, FormView view) {
    this.drafts = drafts;
    this.writing = writing;
    this.sending = sending;
    this.view = view;
  }

  /** A recipient, with the parts that it gets and those that it does not. */
  public record Row(Recipient recipient, List<Ruled> gets, List<Ruled> misses) {}

  @GetMapping("/compose/drafts/{id}/preview")
  String preview(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(required = false) String changed,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    KeptDraft kept = sending.draft(officer, id);
    if (kept.ofTable()) {
      return Onward.table(id) + "/preview";
    }
    Optional<Writing.Ready> ready = writing.check(officer, kept).ready();
    if (ready.isEmpty()) {
      return Onward.draft(id) + "?checked=yes";
    }
    view.show(kept, List.of(), "", locale, model);
    model.addAttribute("ready", ready.get());
    model.addAttribute("rows", rows(ready.get().previews()));
    model.addAttribute("why", why(ready.get().previews()));
    model.addAttribute("since", Since.of(kept.previewed(), ready.get().previews()));
    model.addAttribute("changed", changed != null);
    return "compose-preview";
  }

  @PostMapping("/compose/drafts/{id}/send")
  String send(
      @AuthenticationPrincipal OidcUser user, @PathVariable String id, @RequestParam String seen)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    KeptDraft kept = sending.draft(officer, id);
    return sending
        .send(officer, kept, seen)
        .map(Onward::sent)
        .orElse(Onward.draft(id) + "/preview?changed=yes");
  }

  static List<Row> rows(List<Preview> previews) {
    List<Row> rows = new ArrayList<>();
    for (Preview preview : previews) {
      for (Recipient to : preview.to()) {
        List<Ruled> gets = preview.submit().permitted() ? of(to, preview.released()) : List.of();
        rows.add(new Row(to, gets, of(to, preview.withheld())));
      }
    }
    return rows;
  }

  private static List<Ruled> of(Recipient to, List<Ruled> all) {
    return all.stream().filter(ruled -> ruled.recipient().equals(to)).toList();
  }

  /** The rules that keep it from everybody. */
  static List<String> why(List<Preview> previews) {
    List<String> rules = new ArrayList<>();
    for (Preview preview : previews) {
      if (!preview.submit().permitted()) {
        rules.addAll(preview.submit().rules());
      }
      preview.withheld().forEach(ruled -> rules.addAll(ruled.rules()));
    }
    return rules.stream().distinct().toList();
  }
}
