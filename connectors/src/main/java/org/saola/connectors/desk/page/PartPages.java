// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Contents;
import org.saola.connectors.desk.mailbox.Contents.PartFile;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.desk.mailbox.ReadingRoom.ReasonMissing;
import org.saola.pages.frame.Problems;
import org.saola.pages.signin.Person;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
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

/**
 * Files of messages that were opened in this session. An image of points is shown where its bytes
 * are what they say they are; everything else is only handed out, and nothing of it is rendered.
 */
@Controller
class PartPages {
  /** Even what a browser takes for a page can then neither run nor load anything. */
  private static final String NOTHING_ALLOWED = "default-src 'none'; sandbox";

  private final Mailbox mailbox;
  private final Contents contents;
  private final ReadingRoom readings;

  PartPages(Mailbox mailbox, Contents contents, ReadingRoom readings) {
    this.mailbox = mailbox;
    this.contents = contents;
    this.readings = readings;
  }

  @GetMapping("/messages/{key}/parts/{part}/image")
  ResponseEntity<Resource> image(
      @PathVariable("key") String key, @PathVariable("part") String part, HttpSession session)
      throws IOException {
    Letter letter = find(key);
    // Shown with its message, whose reading is recorded, and never before it.
    if (!isOpen(letter, session) || !Openings.of(session).hasShown(letter)) {
      throw new Problems.NotHere();
    }
    PartFile file = file(letter, part);
    Raster raster = Raster.of(file.file(), file.mediaType()).orElseThrow(Problems.NotHere::new);
    return ResponseEntity.ok()
        .headers(guarded(ContentDisposition.inline(), file))
        .contentType(MediaType.parseMediaType(raster.mediaType()))
        .body(new FileSystemResource(file.file()));
  }

  @GetMapping("/messages/{key}/parts/{part}")
  ResponseEntity<Resource> file(
      @PathVariable("key") String key,
      @PathVariable("part") String part,
      @AuthenticationPrincipal OidcUser user,
      HttpSession session)
      throws IOException, ReasonMissing {
    Letter letter = find(key);
    if (!isOpen(letter, session)) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, "/threads/" + letter.thread())
          .build();
    }
    PartFile file = file(letter, part);
    String reason = Openings.of(session).reason(letter.thread()).orElse("");
    readings.opened(letter, Person.of(user), downloaded(reason, part));
    return ResponseEntity.ok()
        .headers(guarded(ContentDisposition.attachment(), file))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(new FileSystemResource(file.file()));
  }

  private boolean isOpen(Letter letter, HttpSession session) throws IOException {
    Optional<String> reason = Openings.of(session).reason(letter.thread());
    return reason.isPresent() && (!reason.get().isEmpty() || !readings.reasonNeeded(letter));
  }

  private static @Nullable String downloaded(String reason, String part) {
    return reason.isEmpty() ? null : "DOWNLOAD of " + part + "; " + reason;
  }

  private Letter find(String key) throws IOException {
    return mailbox.holdings().letter(key).orElseThrow(Problems.NotHere::new);
  }

  private PartFile file(Letter letter, String part) throws IOException {
    boolean erased = letter.word() != null && letter.word().kind() == Letter.Word.Kind.ERASED;
    PartFile file = erased ? null : contents.of(letter).files().get(part);
    if (file == null || !Files.isRegularFile(file.file())) {
      throw new Problems.NotHere();
    }
    return file;
  }

  private static HttpHeaders guarded(ContentDisposition.Builder how, PartFile file) {
    HttpHeaders headers = new HttpHeaders();
    String name = String.valueOf(file.file().getFileName());
    headers.setContentDisposition(how.filename(name, StandardCharsets.UTF_8).build());
    headers.set("Content-Security-Policy", NOTHING_ALLOWED);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    return headers;
  }
}
