// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.saola.pages.frame.Problems;
import org.saola.pages.signin.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A thread as a document that leaves the desk: recorded as such, and marked with who took it. */
@Controller
class PdfPage {
  private static final int MOST = 100;

  private final Mailbox mailbox;
  private final Opener opener;
  private final ThreadRows rows;
  private final ViewResolver templates;
  private final Clock clock;

  PdfPage(
      Mailbox mailbox,
      Opener opener,
      ThreadRows rows,
      ViewResolver thymeleafViewResolver,
      Clock clock) {
    this.mailbox = mailbox;
    this.opener = opener;
    this.rows = rows;
    this.templates = thymeleafViewResolver;
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
    byte[] pdf = Pdf.of(rendered(model, request, response, locale));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(thread.id() + ".pdf").build().toString())
        .body(pdf);
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

  private String rendered(
      Map<String, Object> model,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws Exception {
    View view = templates.resolveViewName("thread-pdf", locale);
    if (view == null) {
      throw new IllegalStateException("the template of the document is packaged");
    }
    var page = new Aside(response);
    view.render(model, request, page);
    return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  /** Holds the page that the document is made of; what is answered is not the page. */
  private static final class Aside extends ContentCachingResponseWrapper {
    Aside(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setContentType(@Nullable String type) {
      // Of the page.
    }

    @Override
    public void setCharacterEncoding(String encoding) {
      // Always the same.
    }

    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }
  }
}
