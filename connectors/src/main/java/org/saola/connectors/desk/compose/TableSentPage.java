// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.send.Submissions.Submitted;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of a table's messages, and what stayed behind. */
@Controller
class TableSentPage {
  private static final int MESSAGES = 50;

  private final AgencyHome home;
  private final Submissions submissions;
  private final Sending sending;
  private final Clock clock;

  TableSentPage(AgencyHome home, Submissions submissions, Sending sending, Clock clock) {
    this.home = home;
    this.submissions = submissions;
    this.sending = sending;
    this.clock = clock;
  }

  /** With htmx the part that changes alone is asked for, until nothing changes any more. */
  @GetMapping("/compose/sent/{name:desk-.+\\.jsonl}")
  String sent(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String name,
      @RequestParam(defaultValue = "1") int page,
      @RequestHeader(name = "HX-Request", required = false) String htmx,
      @RequestParam(required = false) @Nullable String unkept,
      Model model)
      throws IOException {
    if (!Submissions.NAMES.matcher(name).matches()) {
      throw new NotThere();
    }
    Submitted submitted = submissions.find(name).orElseThrow(NotThere::new);
    List<Outcome> outcomes = submitted.outcomes();
    // What did not go stands first: it is what somebody has to do something about.
    List<Outcome> sorted =
        new ArrayList<>(outcomes.stream().filter(it -> !isAccepted(it)).toList());
    sorted.addAll(outcomes.stream().filter(TableSentPage::isAccepted).toList());
    int pages = Math.max(1, (sorted.size() + MESSAGES - 1) / MESSAGES);
    int shown = Math.min(Math.max(1, page), pages);
    List<SentPages.Became> became = new ArrayList<>();
    for (Outcome outcome :
        sorted.subList((shown - 1) * MESSAGES, Math.min(sorted.size(), shown * MESSAGES))) {
      became.add(new SentPages.Became(outcome, SentPages.entry(home, outcome), outcome.id()));
    }
    model.addAttribute("submitted", submitted);
    List<Refusals> refusals = Refusals.of(submitted.refusals());
    model.addAttribute("refusals", refusals);
    model.addAttribute("otherwise", refusals.stream().anyMatch(Refusals::isOtherwise));
    model.addAttribute("proven", submitted.made() - submitted.messages().size());
    model.addAttribute("accepted", outcomes.stream().filter(TableSentPage::isAccepted).count());
    model.addAttribute("became", became);
    model.addAttribute("page", shown);
    model.addAttribute("pages", pages);
    model.addAttribute(
        "left",
        submitted.done()
            ? sending.leftOf(Person.of(user), name).map(draft -> draft.id()).orElse("")
            : "");
    model.addAttribute("unkept", unkept != null);
    model.addAttribute("now", clock.instant());
    return htmx == null ? "table-sent" : "table-sent :: state";
  }

  private static boolean isAccepted(Outcome outcome) {
    return outcome.state() == Outcome.State.ACCEPTED;
  }
}
