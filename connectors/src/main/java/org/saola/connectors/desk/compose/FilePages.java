// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.draft.KeptFile;
import org.saola.connectors.desk.compose.draft.TrueType;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.message.type.PartDefinition;
import org.saola.pages.signin.Person;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** Files of a draft. They lie beside it, under names of our own. */
@Controller
class FilePages {
  private static final int LONGEST_NAME = 200;

  private final Drafts drafts;
  private final Sending sending;
  private final Writing writing;
  private final Composer composer;

  FilePages(Drafts drafts, Sending sending, Writing writing, Composer composer) {
    this.sending = sending;
    this.drafts = drafts;
    this.writing = writing;
    this.composer = composer;
  }

  /**
   * @param wrong what kept the last file out: {@code false-type}, {@code not-carried}, {@code
   *     empty}, {@code full}
   * @param really what that file is
   */
  @GetMapping("/compose/drafts/{id}/files")
  String files(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String wrong,
      @RequestParam(defaultValue = "") String really,
      Model model)
      throws IOException {
    KeptDraft kept = sending.draft(Person.of(user), id);
    model.addAttribute("draft", kept);
    model.addAttribute("type", Forms.name(kept.type()));
    model.addAttribute(
        "parts", writing.form(kept).files().stream().map(PartDefinition::name).toList());
    model.addAttribute("largest", composer.largest());
    model.addAttribute("most", drafts.most());
    model.addAttribute(
        "wrong",
        List.of("false-type", "not-carried", "empty", "full").contains(wrong) ? wrong : "");
    model.addAttribute("really", really.matches("[a-z0-9./+-]{1,100}") ? really : "");
    return "compose-files";
  }

  @PostMapping("/compose/drafts/{id}/files")
  String attach(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam String part,
      @RequestParam MultipartFile file)
      throws IOException {
    Person officer = Person.of(user);
    KeptDraft kept = sending.draftToChange(officer, id);
    PartDefinition definition = definition(kept, part);
    String page = Onward.draft(id) + "/files";
    if (file.isEmpty()) {
      return page + "?wrong=empty";
    }
    Path place = drafts.folder(officer, id).resolve(KeptFile.PREFIX + UUID.randomUUID());
    file.transferTo(place.toFile());
    try {
      String name = name(file.getOriginalFilename());
      TrueType.Judged judged = TrueType.of(place, name);
      if (!judged.fits(definition)) {
        Files.delete(place);
        String why = judged.carried() && !judged.asNamed() ? "false-type" : "not-carried";
        return page + "?wrong=" + why + "&really=" + judged.mediaType().replace("+", "%2B");
      }
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
      KeptFile attached =
          new KeptFile(
              String.valueOf(place.getFileName()), name, judged.mediaType(), Files.size(place));
      if (drafts.attach(officer, id, definition.name(), attached).isEmpty()) {
        Files.deleteIfExists(place);
        throw new NotThere();
      }
      return page;
    } catch (DraftsFull e) {
      Files.delete(place);
      return page + "?wrong=full";
    }
  }

  @PostMapping("/compose/drafts/{id}/files/{part}/remove")
  String remove(
      @AuthenticationPrincipal OidcUser user, @PathVariable String id, @PathVariable String part)
      throws IOException {
    Person officer = Person.of(user);
    KeptDraft kept = sending.draftToChange(officer, id);
    if (drafts.detach(officer, id, definition(kept, part).name()).isEmpty()) {
      throw new NotThere();
    }
    return Onward.draft(id) + "/files";
  }

  /** Forwarded to before a file is read that is larger than any that may travel. */
  @GetMapping("/compose/too-large")
  @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
  String tooLarge(@RequestParam(defaultValue = "") String draft, Model model) {
    model.addAttribute("id", Drafts.isId(draft) ? draft : "");
    model.addAttribute("largest", composer.largest());
    return "compose-too-large";
  }

  /** Forwarded to before a file is read for which an officer's drafts have no room. */
  @GetMapping("/compose/full")
  @ResponseStatus(HttpStatus.INSUFFICIENT_STORAGE)
  String full(@RequestParam(defaultValue = "") String draft, Model model) {
    model.addAttribute("id", Drafts.isId(draft) ? draft : "");
    model.addAttribute("most", drafts.most());
    return "compose-full";
  }

  private PartDefinition definition(KeptDraft kept, String part) {
    return writing.form(kept).files().stream()
        .filter(it -> it.name().equals(part))
        .findFirst()
        .orElseThrow(NotThere::new);
  }

  /**
   * Shown to the officer alone: some browsers send a path, and any may send what cannot be kept.
   */
  static String name(@Nullable String given) {
    String name =
        given == null ? "" : given.substring(given.replace('\\', '/').lastIndexOf('/') + 1);
    String clean = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
    return clean.substring(Math.max(0, clean.length() - LONGEST_NAME));
  }
}
