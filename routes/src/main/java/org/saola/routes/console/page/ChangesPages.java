// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Event;
import org.saola.pages.frame.Problems;
import org.saola.pki.directory.Directory;
import org.saola.routes.authorize.PastRules;
import org.saola.routes.console.find.Found;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.directory.DirectoryService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** What became valid when: access rules and directory, each as a difference to the one before. */
@Controller
class ChangesPages {
  private static final int ON_A_PAGE = 100;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Reading reading;
  private final PastRules rules;
  private final DirectoryService directories;
  private final LogLines lines;

  ChangesPages(Reading reading, PastRules rules, DirectoryService directories, LogLines lines) {
    this.reading = reading;
    this.lines = lines;
    this.rules = rules;
    this.directories = directories;
  }

  @GetMapping("/changes")
  String changes(@RequestParam("before") @Nullable Long before, Model model)
      throws QuestionRefused {
    Found found =
        reading.find(
            Question.ALL.events(Event.RULES_CHANGED, Event.DIRECTORY_CHANGED),
            before == null ? OptionalLong.empty() : OptionalLong.of(before),
            ON_A_PAGE);
    model.addAttribute("rows", lines.newestFirst(found));
    model.addAttribute("next", found.next().isPresent() ? found.next().getAsLong() : null);
    return "changes";
  }

  @GetMapping("/changes/rules/{number}")
  String rules(@PathVariable("number") int number, Model model) throws IOException {
    requireSomeScope();
    SortedMap<String, String> after = rules.texts(number).orElseThrow(Problems.NotHere::new);
    SortedMap<String, String> before = rules.texts(number - 1).orElseGet(TreeMap::new);
    model.addAttribute("kind", "rules");
    return shown(number, before, after, model);
  }

  @GetMapping("/changes/directory/{number}")
  String directory(@PathVariable("number") int number, Model model) {
    requireSomeScope();
    Directory after = directories.version(number).orElseThrow(Problems.NotHere::new);
    model.addAttribute("kind", "directory");
    return shown(
        number,
        directories.version(number - 1).map(ChangesPages::text).orElseGet(TreeMap::new),
        text(after),
        model);
  }

  /** Public to every auditor, and to nobody whom the rules let consult nothing. */
  private void requireSomeScope() {
    if (reading.scope() instanceof Scope.Nothing) {
      throw new Problems.NotHere();
    }
  }

  /** A line for each value: what differs is seen at once. */
  private static SortedMap<String, String> text(Directory directory) {
    return new TreeMap<>(
        Map.of(
            "directory.json",
            JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(JSON.readTree(directory.json()))));
  }

  private static String shown(
      int number, SortedMap<String, String> before, SortedMap<String, String> after, Model model) {
    boolean first = before.isEmpty();
    List<Difference> files = first ? Difference.whole(after) : Difference.of(before, after);
    model.addAttribute("number", number);
    model.addAttribute("first", first);
    model.addAttribute("files", files);
    return "change";
  }
}
