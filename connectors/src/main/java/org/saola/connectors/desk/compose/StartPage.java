// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where writing begins: what may be written, and what was begun. */
@Controller
class StartPage {
  /** What may be begun here; answers begin where the message is that they answer. */
  static final List<TypeId> BEGUN =
      Stream.of(
              "case-request",
              "alert",
              "seizure-report",
              "spontaneous-information",
              "risk-information",
              "permit-check",
              "online-listing",
              "scan-image")
          .map(name -> new TypeId(name + "/1"))
          .toList();

  /** A type by its id, if it may be written here. */
  static Optional<TypeId> writable(String id) {
    return MessageTypes.all().stream()
        .map(MessageType::id)
        .filter(type -> type.value().equals(id))
        .findFirst();
  }

  private final Composer composer;
  private final Drafts drafts;
  private final Sending sending;
  private final TableKinds tables;

  StartPage(Composer composer, Drafts drafts, Sending sending, TableKinds tables) {
    this.tables = tables;
    this.composer = composer;
    this.drafts = drafts;
    this.sending = sending;
  }

  @GetMapping("/compose")
  String start(@AuthenticationPrincipal OidcUser user, Model model) throws IOException {
    model.addAttribute(
        "types",
        BEGUN.stream().filter(type -> composer.usual(type).isPresent()).map(Forms::name).toList());
    Person officer = Person.of(user);
    model.addAttribute("drafts", sending.open(officer));
    model.addAttribute("aside", drafts.setAside(officer));
    model.addAttribute("table", !tables.offered().isEmpty());
    return "compose-start";
  }

  @PostMapping("/compose/drafts/{id}/delete")
  String delete(@AuthenticationPrincipal OidcUser user, @PathVariable String id)
      throws IOException {
    sending.drop(Person.of(user), id);
    return "redirect:/compose";
  }
}
