// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.ReadingRoom.ReasonMissing;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Tlp;
import org.saola.pages.document.Documents;
import org.saola.pages.frame.Problems;
import org.saola.pages.signin.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A thread as a document that leaves the desk: recorded as such, and marked with who took it. */
@Controller
class PdfPage {
  private static final int MOST = 100;

  private final Mailbox mailbox;
  private final Opener opener;
  private final ThreadRows rows;
  private final Documents documents;
  private final Clock clock;

  PdfPage(Mailbox mailbox, Opener opener, ThreadRows rows, Documents documents, Clock clock) {
    this.mailbox = mailbox;
    this.opener = opener;
    this.rows = rows;
    this.documents = documents;
    this.clock = clock;
  }

  @GetMapping("/threads/{id}/pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable("id") String id,
      @AuthenticationPrincipal OidcUser user,
      HttpSession session,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws Exception {
    Conversation thread = find(id);
    Optional<String> reason = Openings.of(session).reason(thread.id());
    List<Letter> letters = latest(thread);
    if (reason.isEmpty() || reason.get().isEmpty() && opener.asksForReason(letters)) {
      return back(thread);
    }
    Person officer = Person.of(user);
    List<LetterView> opened;
    try {
      opened = opener.open(thread, letters, officer, exported(reason.get()), locale);
    } catch (ReasonMissing e) {
      return back(thread);
    }
    Map<String, Object> model = model(thread, opened, officer, locale);
    return documents.pdf(
        "thread-pdf", model, thread.id() + ".pdf", new Documents.Asked(request, response, locale));
  }

  private Conversation find(String id) throws IOException {
    try {
      return mailbox.conversation(new MessageId(id)).orElseThrow(Problems.NotHere::new);
    } catch (IllegalArgumentException e) {
      throw new Problems.NotHere();
    }
  }

  private static List<Letter> latest(Conversation thread) {
    int all = thread.letters().size();
    return thread.letters().subList(Math.max(0, all - MOST), all);
  }

  /** What is exported is a reading that the record can tell from others, where a reason is kept. */
  private static @Nullable String exported(String reason) {
    return reason.isEmpty() ? "EXPORT as PDF" : "EXPORT as PDF; " + reason;
  }

  private static ResponseEntity<byte[]> back(Conversation thread) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/threads/" + thread.id())
        .build();
  }

  private Map<String, Object> model(
      Conversation thread, List<LetterView> opened, Person officer, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    model.put("thread", thread);
    model.put("subject", rows.subject(thread.first(), locale));
    model.put("letters", opened);
    model.put("left", thread.letters().size() - opened.size());
    model.put("by", officer.name());
    model.put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS));
    model.put("tlp", strictest(opened));
    return model;
  }

  /** A document is marked as its strictest message is. */
  private static Tlp strictest(List<LetterView> letters) {
    return letters.stream()
        .map(view -> view.letter().manifest().marking().tlp())
        .max(Comparator.naturalOrder())
        .orElse(Tlp.RED);
  }
}
