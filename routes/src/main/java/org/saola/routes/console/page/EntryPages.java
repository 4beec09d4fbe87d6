// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.saola.message.manifest.Tlp;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageTypes;
import org.saola.pages.frame.Problems;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.Found;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.directory.DirectoryService;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Search, and an entry by itself. */
@Controller
class EntryPages {
  private static final int ON_A_PAGE = 50;

  private final Reading reading;
  private final DirectoryService directories;
  private final KnownAgencies known;
  private final LogLines lines;

  EntryPages(Reading reading, DirectoryService directories, KnownAgencies known, LogLines lines) {
    this.reading = reading;
    this.lines = lines;
    this.directories = directories;
    this.known = known;
  }

  @GetMapping("/")
  String search(
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response,
      Model model) {
    Asked asked = Asked.of(parameters, known);
    model.addAttribute("asked", asked);
    choices(model);
    if (asked.wrong().isEmpty()) {
      try {
        Found found = reading.find(asked.question(), before(parameters), ON_A_PAGE);
        model.addAttribute("rows", lines.newestFirst(found));
        model.addAttribute("next", found.next().isPresent() ? found.next().getAsLong() : null);
        return "entries";
      } catch (QuestionRefused e) {
        model.addAttribute("refusal", e.getMessage());
      }
    }
    model.addAttribute("rows", List.of());
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return "entries";
  }

  @GetMapping("/entries/{index}")
  String entry(@PathVariable("index") String index, Model model) {
    long leaf = number(index).orElseThrow(Problems.NotHere::new);
    Optional<EntryView> entry = reading.at(leaf).map(EntryView::of);
    if (entry.isEmpty() && reading.erased(leaf)) {
      model.addAttribute("index", leaf);
      return "erased";
    }
    Optional<DamagedLeaf> damaged = entry.isEmpty() ? reading.damagedAt(leaf) : Optional.empty();
    if (damaged.isPresent()) {
      model.addAttribute("rows", lines.damaged(List.of(damaged.get())));
      return "damaged";
    }
    model.addAttribute("row", entry.orElseThrow(Problems.NotHere::new));
    return "entry";
  }

  private static OptionalLong before(MultiValueMap<String, String> parameters) {
    String before = parameters.getFirst("before");
    return before == null ? OptionalLong.empty() : number(before);
  }

  private static OptionalLong number(String typed) {
    return typed.matches("\\d{1,15}")
        ? OptionalLong.of(Long.parseLong(typed))
        : OptionalLong.empty();
  }

  private void choices(Model model) {
    model.addAttribute("events", Event.values());
    model.addAttribute(
        "types", MessageTypes.all().stream().map(type -> type.id().value()).sorted().toList());
    model.addAttribute("tlps", Arrays.asList(Tlp.values()));
    model.addAttribute(
        "agencies",
        directories.latest().document().agencies().stream()
            .map(DirectoryDocument.Agency::id)
            .sorted()
            .toList());
  }
}
