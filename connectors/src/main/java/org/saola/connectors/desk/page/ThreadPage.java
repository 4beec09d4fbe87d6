// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.ReadingRoom.ReasonMissing;
import org.saola.connectors.desk.mailbox.Standing;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.pages.frame.Problems;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One thread. Where a message of it names persons, it is opened only after the reader has said why;
 * each opening is recorded before anything of it is shown.
 */
@Controller
class ThreadPage {
  private static final int AT_ONCE = 20;

  private final Mailbox mailbox;
  private final Opener opener;
  private final ThreadRows rows;
  private final AgencyId us;
  private final Clock clock;

  ThreadPage(Mailbox mailbox, Opener opener, ThreadRows rows, AgencyId us, Clock clock) {
    this.mailbox = mailbox;
    this.opener = opener;
    this.rows = rows;
    this.us = us;
    this.clock = clock;
  }

  @GetMapping("/threads/{id}")
  String thread(
      @PathVariable("id") String id,
      @RequestParam("earlier") Optional<Integer> earlier,
      @AuthenticationPrincipal OidcUser user,
      HttpSession session,
      Locale locale,
      Model model)
      throws IOException {
    Conversation thread = find(id);
    int skipped = Math.clamp(earlier.orElse(0), 0, thread.letters().size() - 1);
    List<Letter> shown = page(thread, skipped);
    Openings openings = Openings.of(session);
    Optional<String> reason = openings.reason(thread.id()).filter(said -> !said.isEmpty());
    if (reason.isEmpty() && opener.asksForReason(shown)) {
      return ask(thread, new Reason("", ""), Optional.empty(), locale, model);
    }
    List<LetterView> opened;
    try {
      opened = opener.open(thread, shown, Person.of(user), reason.orElse(null), locale);
    } catch (ReasonMissing e) {
      return ask(thread, new Reason("", ""), Optional.empty(), locale, model);
    }
    openings.open(thread.id(), reason.orElse(""));
    shown.forEach(openings::shown);
    describe(thread, locale, model);
    model.addAttribute("letters", opened);
    model.addAttribute("next", next(opened).orElse(null));
    Standing standing = Standing.of(thread, us, clock.instant());
    model.addAttribute("standing", standing);
    model.addAttribute("spent", standing.spent(clock.instant()).orElse(null));
    model.addAttribute("earlier", skipped + shown.size());
    model.addAttribute("hasEarlier", skipped + shown.size() < thread.letters().size());
    model.addAttribute("skipped", skipped);
    return "thread";
  }

  @PostMapping("/threads/{id}/reason")
  String reason(
      @PathVariable("id") String id,
      @RequestParam("ground") Optional<String> ground,
      @RequestParam("words") Optional<String> words,
      HttpSession session,
      Locale locale,
      Model model)
      throws IOException {
    Conversation thread = find(id);
    Reason reason = new Reason(ground.orElse(""), words.orElse(""));
    Optional<String> problem = reason.problem();
    if (problem.isPresent()) {
      return ask(thread, reason, problem, locale, model);
    }
    Openings.of(session).open(thread.id(), reason.line());
    return "redirect:/threads/" + thread.id();
  }

  private Conversation find(String id) throws IOException {
    try {
      return mailbox.conversation(new MessageId(id)).orElseThrow(Problems.NotHere::new);
    } catch (IllegalArgumentException e) {
      throw new Problems.NotHere();
    }
  }

  /** The latest ones; earlier ones are a page away. */
  private static List<Letter> page(Conversation thread, int skipped) {
    int end = thread.letters().size() - skipped;
    return thread.letters().subList(Math.max(0, end - AT_ONCE), end);
  }

  /** The message that waits for this agency, if one does. */
  private static Optional<String> next(List<LetterView> letters) {
    return letters.stream()
        .filter(view -> isAsked(view.actions()))
        .reduce((earlier, later) -> later)
        .map(view -> view.letter().key());
  }

  private static boolean isAsked(LetterView.Actions actions) {
    return actions.reply() || actions.explain() || actions.decide() || actions.answer() != null;
  }

  private String ask(
      Conversation thread, Reason said, Optional<String> problem, Locale locale, Model model) {
    describe(thread, locale, model);
    model.addAttribute("grounds", Reason.GROUNDS);
    model.addAttribute("said", said);
    model.addAttribute("problem", problem.orElse(null));
    return "thread-reason";
  }

  private void describe(Conversation thread, Locale locale, Model model) {
    model.addAttribute("thread", thread);
    model.addAttribute("subject", rows.subject(thread.first(), locale));
  }
}
