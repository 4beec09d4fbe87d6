// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.saola.connectors.desk.compose.form.Answers;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.nominal.Finding;
import org.saola.message.nominal.ListedPersons;
import org.saola.message.nominal.NominalFinder;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.SubjectCategory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What a form asks for while somebody types. Nothing here keeps anything. */
@Controller
class LivePages {
  private final People people;

  LivePages(People people) {
    this.people = people;
  }

  /**
   * Whether a text seems to hold personal data.
   *
   * @param field whose text it is
   */
  @PostMapping("/compose/check-field")
  String checkField(
      @RequestHeader(name = "HX-Trigger-Name", defaultValue = "") String field,
      HttpServletRequest request,
      Model model) {
    Answers answers = Answers.of(request.getParameterMap());
    List<Finding> findings =
        NominalFinder.inText(field, answers.text(field), ListedPersons.in(listed(answers)));
    model.addAttribute("findings", findings.stream().map(Finding::kind).distinct().toList());
    return "compose-parts :: found";
  }

  /** Those whom the form itself names: their names must not stand elsewhere. */
  private static List<Person> listed(Answers answers) {
    return answers.byPath().keySet().stream()
        .filter(path -> path.endsWith(".familyName"))
        .map(path -> path.substring(0, path.length() - ".familyName".length()))
        .map(
            path ->
                new Person(
                    SubjectCategory.OTHER,
                    InformationBasis.FACT,
                    name(answers, path + ".familyName"),
                    name(answers, path + ".givenNames"),
                    null,
                    List.of(),
                    null,
                    null,
                    false))
        .toList();
  }

  private static @org.jspecify.annotations.Nullable String name(Answers answers, String path) {
    return answers.text(path).isEmpty() ? null : answers.text(path);
  }

  @GetMapping("/compose/deadline")
  String deadline(
      @RequestParam(name = "parts.request.timeLimit", defaultValue = "") String limit,
      Model model) {
    model.addAttribute("limit", limit);
    return "compose-parts :: deadline";
  }

  @GetMapping("/compose/recipients")
  String recipients(
      @RequestParam String type,
      @RequestParam(defaultValue = "") String find,
      @RequestParam(name = "to", defaultValue = "") List<String> chosen,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    var form =
        StartPage.writable(type).flatMap(it -> Forms.of(it, null)).orElseThrow(NotThere::new);
    model.addAttribute("choices", people.find(form.definition(), find, chosen, locale));
    return "compose-parts :: choices";
  }
}
