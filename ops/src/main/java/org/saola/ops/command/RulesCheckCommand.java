// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.ops.ExitCode;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.authorize.RuleInWords;
import org.saola.routes.authorize.RuleTrials;
import org.saola.routes.authorize.RulesRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description =
        "Checks rules as the hub does when it loads them, and says what each one does; tries the tables beside them.",
    mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {
  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "The folder of rules (default: those that come with Saola).")
  private @Nullable Path rules;

  @Override
  public Integer call() throws IOException {
    Path folder = rules == null ? RulesCommand.shipped() : RulesCommand.folder(rules);
    try {
      RuleBook book = RuleBook.open(folder);
      List<RuleInWords> words = book.inWords();
      say(words);
      book.emptyFiles().forEach(file -> System.out.printf("%n%s%n  holds no rule.%n", file));
      System.out.printf(
          "%n%s: %d rules, all valid. Digest %s.%n", folder, words.size(), book.digest());
      System.out.println(
          "What no rule permits is refused; a rule that refuses wins over every other.");
      return tried(RuleTrials.run(folder, book)) ? ExitCode.HELD : ExitCode.FAILED;
    } catch (RulesRefused e) {
      return RulesCommand.refused(folder, e);
    }
  }

  /** The tables beside the rules. */
  static boolean tried(Optional<RuleTrials.Outcome> trials) {
    if (trials.isEmpty()) {
      System.out.println("There are no tables beside these rules (tests/) to try them with.");
      return true;
    }
    RuleTrials.Outcome outcome = trials.get();
    outcome.failures().forEach(failure -> System.out.println("FAIL  " + failure));
    outcome.untried().forEach(rule -> System.out.println("note  no line tries " + rule));
    System.out.printf(
        "Tables beside these rules: %d lines, %d came out otherwise.%n",
        outcome.lines(), outcome.failures().size());
    return outcome.failures().isEmpty();
  }

  private static void say(List<RuleInWords> words) {
    String file = "";
    for (RuleInWords rule : words) {
      if (!rule.file().equals(file)) {
        System.out.printf("%s%s%n", file.isEmpty() ? "" : System.lineSeparator(), rule.file());
        file = rule.file();
      }
      System.out.printf("  %s%n", rule.id());
      Paragraph.lines(rule.sentence(), "      ").forEach(System.out::println);
    }
  }
}
