// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.saola.ops.ExitCode;
import org.saola.routes.authorize.RuleMistake;
import org.saola.routes.authorize.RulesRefused;
import picocli.CommandLine.Command;

@Command(
    name = "rules",
    description =
        "The access rules in plain words, what they would do, and how two people change them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RulesCheckCommand.class,
      RulesExplainCommand.class,
      RulesRehearseCommand.class,
      RulesChangeCommands.Propose.class,
      RulesChangeCommands.Proposals.class,
      RulesChangeCommands.Activate.class,
      RulesChangeCommands.RegisterApprover.class
    })
public final class RulesCommand extends CommandGroup {
  /** The rules that come with Saola. */
  static Path shipped() throws NoSuchFileException {
    return folder(
        Path.of(System.getProperty("saola.installation", ".")).resolve("ops/access-rules"));
  }

  static Path folder(Path folder) throws NoSuchFileException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return folder;
  }

  /** Says what is wrong with rules, file by file. */
  static int refused(Path folder, RulesRefused refusal) {
    System.out.printf("%s: the hub would refuse these rules and keep those in force.%n", folder);
    for (RuleMistake mistake : refusal.mistakes()) {
      System.out.printf(
          "%n%s%s%n  wrong: %s%n  to do: %s%n",
          mistake.file(),
          mistake.rule().map(rule -> ", rule " + rule).orElse(""),
          mistake.what(),
          mistake.remedy());
    }
    int count = refusal.mistakes().size();
    System.out.printf("%n%d %s.%n", count, count == 1 ? "mistake" : "mistakes");
    return ExitCode.FAILED;
  }
}
