// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Answers;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.form.Section;
import org.saola.connectors.desk.compose.form.Showing;
import org.saola.connectors.desk.compose.form.Shown;
import org.saola.connectors.desk.compose.form.TypeForm;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.log.LogDistrusted;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a form's page shows. */
@Component
class FormView {
  private final Writing writing;
  private final Composer composer;
  private final People people;

  FormView(Writing writing, Composer composer, People people) {
    this.writing = writing;
    this.composer = composer;
    this.people = people;
  }

  /** A section with its fields, as they are filled in. */
  public record Shows(String words, boolean nominal, List<Shown> fields) {
    /** Headings have words for each section of its own, or those of the type's part. */
    public String title() {
      return "section." + words;
    }
  }

  void show(KeptDraft kept, List<String> more, String find, Locale locale, Model model)
      throws IOException, LogDistrusted {
    Writing.Checked nothingSaid =
        new Writing.Checked(List.of(), List.of(), Optional.empty(), Optional.empty());
    showChecked(kept, nothingSaid, more, find, locale, model);
  }

  void showChecked(
      KeptDraft kept,
      Writing.Checked checked,
      List<String> more,
      String find,
      Locale locale,
      Model model)
      throws IOException, LogDistrusted {
    TypeForm form = writing.form(kept);
    Showing showing =
        new Showing(new Answers(prefilled(kept)), checked.wrong(), checked.findings(), more);
    List<Shows> sections = new ArrayList<>();
    for (Section section : form.sections()) {
      sections.add(new Shows(section.words(), section.nominal(), showing.of(section.fields())));
    }
    List<Shown> all = sections.stream().flatMap(it -> it.fields().stream()).toList();
    model.addAttribute("draft", kept);
    model.addAttribute("type", Forms.name(kept.type()));
    model.addAttribute(
        "sections",
        sections.stream().filter(it -> !TypeForm.AT_THE_END.contains(it.words())).toList());
    model.addAttribute("transfer", named(sections, "recipients"));
    model.addAttribute("markings", named(sections, "markings"));
    model.addAttribute("holders", AboutMessage.goesToHolders(kept));
    model.addAttribute("more", more);
    model.addAttribute("find", find);
    model.addAttribute("files", form.files());
    model.addAttribute("troubled", Showing.troubled(all));
    model.addAttribute("elsewhere", showing.elsewhere());
    model.addAttribute("refused", checked.refused().orElse(""));
    model.addAttribute("choices", people.find(form.definition(), find, kept.to(), locale));
    model.addAttribute("flow", form.definition().flow());
    model.addAttribute(
        "basis", composer.usual(kept.type()).map(MessageDefaults::legalBasis).orElse(""));
  }

  private static Shows named(List<Shows> sections, String words) {
    return sections.stream()
        .filter(it -> it.words().equals(words))
        .findFirst()
        .orElseGet(() -> new Shows(words, false, List.of()));
  }

  /** A new form has the agency's usual marking and purpose; the officer sees and may change it. */
  java.util.Map<String, List<String>> prefilled(KeptDraft kept) {
    Answers answers = new Answers(kept.answers());
    Optional<MessageDefaults> usual = composer.usual(kept.type());
    if (!kept.answers().isEmpty() || usual.isEmpty()) {
      return answers.byPath();
    }
    return answers
        .with("purpose", usual.get().purpose().name())
        .with("marking.tlp", usual.get().marking().tlp().name())
        .with(
            "marking.handling", usual.get().marking().handling().stream().map(Enum::name).toList())
        .byPath();
  }
}
