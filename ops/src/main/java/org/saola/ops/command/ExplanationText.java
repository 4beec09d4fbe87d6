// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.authorize.Enquiry;
import org.saola.routes.authorize.Explanation;
import org.saola.routes.authorize.Explanation.Answer;
import org.saola.routes.authorize.Explanation.PartAnswer;
import org.saola.routes.authorize.RuleInWords;

/**
 * An explanation for an officer: first who gets what, then why not and what to do, then the rules.
 */
final class ExplanationText {
  private final Enquiry enquiry;
  private final DirectoryDocument directory;
  private final Explanation explanation;
  private final Path source;
  private final List<String> lines = new ArrayList<>();

  ExplanationText(
      Enquiry enquiry, DirectoryDocument directory, Explanation explanation, Path source) {
    this.enquiry = enquiry;
    this.directory = directory;
    this.explanation = explanation;
    this.source = source;
  }

  List<String> lines() {
    addMessage();
    addTable();
    addRefusals();
    addRules();
    return lines;
  }

  private void addMessage() {
    lines.add(
        "%s %s a %s: TLP:%s, %s, %s, for %s, %s, %s."
            .formatted(
                enquiry.from(),
                enquiry.forwards() ? "passes on" : "sends",
                enquiry.type(),
                enquiry.tlp() == Tlp.AMBER_STRICT ? "AMBER+STRICT" : enquiry.tlp().name(),
                enquiry.handling().isEmpty()
                    ? "no handling code"
                    : "handling " + enquiry.handling().stream().sorted().toList(),
                enquiry.level(),
                enquiry.purpose(),
                enquiry.transferBasis() == null
                    ? "no basis of transfer"
                    : "basis of transfer " + enquiry.transferBasis(),
                enquiry.urgency()));
    lines.add(
        "Rules of %s, digest %s; directory version %d."
            .formatted(source, explanation.rules().value().substring(0, 12), directory.version()));
    lines.add("");
    Answer submit = explanation.submit();
    lines.add(
        "May %s send it? %s: %s."
            .formatted(enquiry.from(), submit.ruling().permitted() ? "Yes" : "No", rules(submit)));
    lines.add(
        submit.ruling().permitted()
            ? ""
            : "So nobody gets anything. Could it be sent, this would become of it:");
  }

  private void addTable() {
    int widest =
        explanation.parts().stream()
            .mapToInt(part -> name(part.recipient()).length())
            .max()
            .orElse(0);
    int part = explanation.parts().stream().mapToInt(each -> each.part().length()).max().orElse(0);
    String row = "  %-" + widest + "s  %-" + part + "s  %-8s  %s";
    for (PartAnswer each : explanation.parts()) {
      lines.add(
          row.formatted(
              name(each.recipient()),
              each.part(),
              each.answer().ruling().permitted() ? "gets it" : "refused",
              rules(each.answer())));
    }
    explanation.parts().stream().map(PartAnswer::recipient).distinct().forEach(this::addNote);
  }

  private static String rules(Answer answer) {
    return answer.rules().isEmpty()
        ? "no rule permits it"
        : String.join(", ", answer.ruling().rules());
  }

  /** What is no rule's affair, and yet keeps a message from a recipient. */
  private void addNote(Recipient recipient) {
    directory.agencies().stream()
        .filter(agency -> agency.id().equals(recipient.agency().value()))
        .forEach(
            agency -> {
              if (!agency.accepts().contains(enquiry.type().value())) {
                note(
                    "%s does not accept %s, says the directory: the hub would refuse the message."
                        .formatted(agency.id(), enquiry.type()));
              }
              if (agency.kind() == AgencyKind.PARTNER
                  && enquiry.parts().stream().anyMatch(Enquiry.PartAsked::nominal)) {
                note(
                    "%s is a partner: it gets a message of its own, without parts with personal data."
                        .formatted(agency.id()));
              }
            });
  }

  private void note(String words) {
    lines.add("  Note: " + words);
  }

  private static String name(Recipient recipient) {
    return recipient.via() == null
        ? recipient.agency().value()
        : recipient.agency() + " through " + recipient.via();
  }

  private void addRefusals() {
    if (!explanation.submit().ruling().permitted()) {
      addRefusal("%s may not send it.".formatted(enquiry.from()), explanation.submit());
    }
    for (PartAnswer each : explanation.parts()) {
      if (!each.answer().ruling().permitted()) {
        addRefusal(
            "%s does not get %s.".formatted(name(each.recipient()), each.part()), each.answer());
        addWhatItGets(each);
      }
    }
  }

  private void addRefusal(String title, Answer answer) {
    lines.add("");
    lines.add(title + " What would have to change:");
    if (answer.changes().isEmpty()) {
      lines.add("  in the message: no single change suffices");
    }
    answer
        .changes()
        .forEach(change -> lines.addAll(Paragraph.lines("in the message: " + change, "  ")));
    lines.addAll(
        Paragraph.lines("in the rules: " + String.join("; and ", answer.inTheWay()), "  "));
  }

  private void addWhatItGets(PartAnswer refused) {
    List<String> got =
        explanation.parts().stream()
            .filter(each -> each.recipient().equals(refused.recipient()))
            .filter(each -> each.answer().ruling().permitted())
            .map(PartAnswer::part)
            .toList();
    if (!got.isEmpty() && explanation.submit().ruling().permitted()) {
      lines.add("  without that part it gets: " + String.join(", ", got));
    }
  }

  private void addRules() {
    Map<String, RuleInWords> rules = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(explanation.submit()), explanation.parts().stream().map(PartAnswer::answer))
        .flatMap(answer -> answer.rules().stream())
        .forEach(rule -> rules.put(rule.id(), rule));
    if (rules.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("The rules named:");
    for (RuleInWords rule : rules.values()) {
      lines.add("  %s (%s)".formatted(rule.id(), rule.file()));
      lines.addAll(Paragraph.lines(rule.sentence(), "      "));
    }
  }
}
