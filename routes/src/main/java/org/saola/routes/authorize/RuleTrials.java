// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.Forwarding;
import org.saola.routes.authorize.TrialTable.Line;

/** The tables beside rules: what is asked, and what must come out by which rules. */
public final class RuleTrials {
  private static final String FOLDER = "tests";
  static final String CONSULT = "consult.csv";

  private final RuleSet rules;
  private final Parties parties;

  RuleTrials(RuleSet rules, Parties parties) {
    this.rules = rules;
    this.parties = parties;
  }

  /**
   * What came of the tables.
   *
   * @param lines that were tried
   * @param failures each with its place, what was expected and what came out
   * @param untried rules that decide no line
   */
  public record Outcome(int lines, List<String> failures, List<String> untried) {
    public Outcome {
      failures = List.copyOf(failures);
      untried = List.copyOf(untried);
    }
  }

  /**
   * Tries the tables in the folder {@code tests} beside rules; empty where there is none.
   *
   * @throws IOException also when a table cannot be read
   */
  public static Optional<Outcome> run(Path rulesFolder, RuleBook book) throws IOException {
    Path tests = rulesFolder.resolve(FOLDER);
    if (!Files.isDirectory(tests)) {
      return Optional.empty();
    }
    try {
      RuleTrials trials = new RuleTrials(book.rules(), TableParties.read(tests));
      return Optional.of(trials.tryAll(tests, book));
    } catch (IllegalArgumentException e) {
      throw new IOException("a table in %s: %s".formatted(tests, e.getMessage()), e);
    }
  }

  private Outcome tryAll(Path tests, RuleBook book) throws IOException {
    List<String> failures = new ArrayList<>();
    Set<String> deciding = new TreeSet<>();
    int lines = 0;
    for (Line line : TrialTable.read(tests, "submit.csv")) {
      lines++;
      check(line, this::submit, deciding).ifPresent(failures::add);
    }
    for (Line line : TrialTable.read(tests, "receive.csv")) {
      lines++;
      check(line, this::receive, deciding).ifPresent(failures::add);
    }
    // Tables that were written before auditors were asked about go on being tried.
    if (Files.exists(tests.resolve(CONSULT))) {
      for (Line line : TrialTable.read(tests, CONSULT)) {
        lines++;
        check(line, this::consult, deciding).ifPresent(failures::add);
      }
    }
    List<String> untried =
        book.inWords().stream()
            .map(RuleInWords::id)
            // What follows from the registry of types is tried with every kind of party elsewhere.
            .filter(id -> !id.matches("all\\.(submit|receive)-.*") && !deciding.contains(id))
            .toList();
    return new Outcome(lines, failures, untried);
  }

  private static Optional<String> check(
      Line line, Function<Line, Ruling> question, Set<String> deciding) {
    Ruling ruling = question.apply(line);
    deciding.addAll(ruling.rules());
    List<String> expected = List.of(line.cell("rules").split(" "));
    if (ruling.permitted() == line.cell("expected").equals("permit")
        && ruling.rules().equals(expected)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s: expected %s by %s, came out %s by %s"
            .formatted(
                line.place(),
                line.cell("expected"),
                expected,
                ruling.permitted() ? "permit" : "refuse",
                ruling.rules()));
  }

  Ruling submit(Line line) {
    Labels labels =
        new Labels(
            new TypeId(line.cell("type")),
            Tlp.GREEN,
            Set.of(),
            Level.valueOf(line.cell("level")),
            Purpose.INVESTIGATION,
            Urgency.ORDINARY,
            Optional.empty());
    return rules.decide(new Question.Submit(new AgencyId(line.cell("from")), labels), parties);
  }

  Ruling receive(Line line) {
    AgencyId to = new AgencyId(line.cell("to"));
    String via = line.cell("via");
    Paths paths =
        new Paths(
            new AgencyId(line.cell("from")),
            List.of(new Recipient(to, via.isEmpty() ? null : via)),
            labels(line),
            forwarding(line.cell("forward")),
            rules,
            parties);
    return paths.decide(line.cell("part"), Boolean.parseBoolean(line.cell("nominal")), to);
  }

  Ruling consult(Line line) {
    Auditor auditor =
        new Auditor(
            line.cell("auditor"),
            Optional.of(line.cell("of")).filter(of -> !of.isEmpty()).map(AgencyId::new));
    return rules.decide(new Question.Consult(auditor, new AgencyId(line.cell("about"))), parties);
  }

  private static Forwarding forwarding(String word) {
    return switch (word) {
      case "yes" -> Forwarding.WITHOUT_CONSENT;
      case "consent" -> Forwarding.WITH_CONSENT;
      default -> Forwarding.NONE;
    };
  }

  private static Labels labels(Line line) {
    return new Labels(
        new TypeId(line.cell("type")),
        Tlp.valueOf(line.cell("tlp").replace('+', '_')),
        handling(line.cell("handling")),
        Level.valueOf(line.cell("level")),
        Purpose.valueOf(line.cell("purpose")),
        Urgency.ORDINARY,
        Optional.of(line.cell("transferBasis"))
            .filter(basis -> !basis.isEmpty())
            .map(TransferBasis::valueOf));
  }

  private static Set<HandlingCode> handling(String cell) {
    Set<HandlingCode> codes = new HashSet<>();
    for (String code : cell.split(" ")) {
      if (!code.isEmpty()) {
        codes.add(HandlingCode.valueOf(code));
      }
    }
    return codes;
  }
}
