// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.table.TableSending;
import org.saola.connectors.desk.compose.table.TableSending.Asked;
import org.saola.connectors.desk.compose.table.TableSending.Scope;
import org.saola.connectors.log.LogDistrusted;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A table's messages: to whom they go and on which terms, the look at who gets what, sending. */
@Controller
@RequestMapping("/compose/drafts/{id}/table")
class TableSendPages {
  private final TableSending tables;
  private final Sending sending;
  private final FormView forms;
  private final Typed typed;

  TableSendPages(TableSending tables, Sending sending, FormView forms, Typed typed) {
    this.tables = tables;
    this.sending = sending;
    this.forms = forms;
    this.typed = typed;
  }

  /** Messages with the same answer, as a page shows them. */
  public record Group(TableSending.Group group, List<PreviewPages.Row> rows, List<String> why) {}

  @GetMapping("/terms")
  String terms(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "ALL") Scope scope,
      @RequestParam(defaultValue = "") String find,
      @RequestParam(required = false) String checked,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    KeptDraft draft = sending.tableDraft(officer, id);
    if (checked == null) {
      forms.show(draft, List.of(), find, locale, model);
    } else {
      Asked asked = tables.ask(officer, draft, scope);
      forms.showChecked(
          draft,
          new Writing.Checked(asked.wrong(), List.of(), asked.refused(), Optional.empty()),
          List.of(),
          find,
          locale,
          model);
    }
    model.addAttribute("scope", scope.name());
    return "table-terms";
  }

  @PostMapping("/terms")
  String save(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "ALL") Scope scope,
      @RequestParam(defaultValue = "continue") String action,
      @RequestParam(defaultValue = "") String find,
      HttpServletRequest request)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    sending.tableDraftToChange(officer, id);
    KeptDraft draft = typed.keep(officer, id, request.getParameterMap());
    String here = Onward.table(id);
    if (action.equals("find")) {
      return here + "/terms?scope=" + scope + "&" + Onward.found(find);
    }
    Asked asked = tables.ask(officer, draft, scope);
    return here
        + (asked.wrong().isEmpty() && asked.refused().isEmpty()
            ? "/preview?scope=" + scope
            : "/terms?checked=yes&scope=" + scope);
  }

  @GetMapping("/preview")
  String preview(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "ALL") Scope scope,
      @RequestParam(required = false) String changed,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    KeptDraft draft = sending.tableDraft(officer, id);
    Asked asked = tables.ask(officer, draft, scope);
    if (asked.ready().isEmpty()) {
      boolean terms = !asked.wrong().isEmpty() || asked.refused().isPresent();
      return Onward.table(id) + (terms ? "/terms?checked=yes&scope=" + scope : "?checked=yes");
    }
    forms.show(draft, List.of(), "", locale, model);
    model.addAttribute("ready", asked.ready().get());
    model.addAttribute("since", Since.of(draft.previewed(), asked.ready().get().previews()));
    model.addAttribute(
        "groups",
        asked.ready().get().groups().stream()
            .map(
                group ->
                    new Group(
                        group,
                        PreviewPages.rows(group.previews()),
                        PreviewPages.why(group.previews())))
            .toList());
    model.addAttribute("scope", scope.name());
    model.addAttribute("changed", changed != null);
    return "table-preview";
  }

  @PostMapping("/send")
  String send(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "ALL") Scope scope,
      @RequestParam String seen)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    sending.tableDraft(officer, id);
    return sending
        .sendTable(officer, id, scope, seen)
        .map(Onward::sent)
        .orElse(Onward.table(id) + "/preview?changed=yes&scope=" + scope);
  }
}
