// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.draft.About;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Answers;
import org.saola.connectors.desk.compose.form.Shown;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a draft: shown, kept as it is typed, and checked when the officer goes on. */
@Controller
class FormPages {
  private final Drafts drafts;
  private final FormView view;
  private final Writing writing;
  private final Typed typed;
  private final Sending sending;
  private final Clock clock;
  private final Supplier<UUID> ids = UUID::randomUUID;

  FormPages(
      Drafts drafts, FormView view, Writing writing, Typed typed, Sending sending, Clock clock) {
    this.drafts = drafts;
    this.view = view;
    this.writing = writing;
    this.typed = typed;
    this.sending = sending;
    this.clock = clock;
  }

  /**
   * An empty form; nothing is kept before something is typed.
   *
   * @param inReplyTo the question that a request, put better, answers
   */
  @GetMapping(
      "/compose/{name:case-request|alert|seizure-report|spontaneous-information|risk-information|permit-check|online-listing|scan-image}")
  String begin(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable MessageId inReplyTo,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    if (inReplyTo != null) {
      return "redirect:/compose/explain/" + inReplyTo;
    }
    TypeId type = new TypeId(name + "/1");
    KeptDraft empty = KeptDraft.empty(ids.get().toString(), type, About.nothing(), clock.instant());
    view.show(empty, List.of(), "", locale, model);
    return "compose-form";
  }

  /**
   * @param more lists to which something is to be added
   * @param find words that recipients are looked for by
   * @param checked present where what is wrong is to be told
   */
  @GetMapping("/compose/drafts/{id}")
  String draft(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "") List<String> more,
      @RequestParam(defaultValue = "") String find,
      @RequestParam(required = false) @Nullable String checked,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    KeptDraft kept = sending.draft(officer, id);
    if (kept.ofTable()) {
      return Onward.table(id);
    }
    if (checked == null) {
      view.show(kept, more, find, locale, model);
    } else {
      view.showChecked(kept, writing.check(officer, kept), more, find, locale, model);
    }
    return "compose-form";
  }

  /** Keeps what was typed, then does what the button says. */
  @PostMapping("/compose/drafts/{id}")
  String save(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "save") String action,
      HttpServletRequest request)
      throws IOException, LogDistrusted {
    Person officer = Person.of(user);
    Optional<String> went = sending.went(officer, id);
    if (went.isPresent()) {
      return Onward.unkept(went.get());
    }
    KeptDraft kept = typed.keep(officer, id, request.getParameterMap());
    String page = Onward.draft(id);
    int colon = action.indexOf(':');
    String what = colon < 0 ? action : action.substring(0, colon);
    String where = colon < 0 ? "" : action.substring(colon + 1);
    return switch (what) {
      case "continue" ->
          writing.check(officer, kept).ready().isPresent()
              ? page + "/preview"
              : page + "?checked=yes";
      case "files" -> page + "/files";
      case "more" -> page + "?more=" + Onward.encoded(where) + "#" + Shown.id(where);
      case "less" -> less(officer, kept, where, page);
      case "find" ->
          page + "?" + Onward.found(Objects.requireNonNullElse(request.getParameter("find"), ""));
      default -> page + "?kept=yes#kept";
    };
  }

  private String less(Person officer, KeptDraft kept, String where, String page)
      throws IOException {
    Answers fewer = new Answers(kept.answers()).without(where).in(writing.form(kept).fields());
    drafts.change(
        officer,
        kept.id(),
        now ->
            now.sent() == null
                ? now.written(fewer.byPath(), now.to(), now.reviewed(), clock.instant())
                : now);
    return page + "#" + Shown.id(where.replaceAll("\\[\\d+]$", ""));
  }

  /** As the officer types. */
  @PostMapping("/compose/drafts/{id}/keep")
  String keep(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      HttpServletRequest request,
      Model model)
      throws IOException {
    Person officer = Person.of(user);
    try {
      Optional<String> went = sending.went(officer, id);
      if (went.isEmpty()) {
        KeptDraft kept = typed.keep(officer, id, request.getParameterMap());
        went = Optional.ofNullable(kept.sent());
        model.addAttribute("changed", kept.changed());
        model.addAttribute("until", kept.keptUntil());
      }
      model.addAttribute("went", went.orElse(""));
      return went.isPresent() ? "compose-parts :: went" : "compose-parts :: kept";
    } catch (DraftsFull e) {
      model.addAttribute("most", drafts.most());
      return "compose-parts :: full";
    }
  }
}
