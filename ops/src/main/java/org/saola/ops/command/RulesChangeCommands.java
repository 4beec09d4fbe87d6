// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.saola.message.manifest.Digest;
import org.saola.ops.ExitCode;
import org.saola.routes.authorize.Proposal;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.authorize.RuleTrials;
import org.saola.routes.authorize.RulesRefused;
import org.saola.routes.database.PasswordFile;
import org.saola.routes.operator.Approvers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How rules change at a hub that runs: one person proposes, another activates. */
final class RulesChangeCommands {
  private RulesChangeCommands() {}

  /** What every one of them needs. */
  abstract static class AsPerson implements Callable<Integer> {
    @Option(
        names = "--hub",
        required = true,
        paramLabel = "DIR",
        description = "The home of a hub that runs on this machine.")
    private Path hub = Path.of(".");

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who acts.")
    private String name = "";

    @Option(
        names = "--credential",
        required = true,
        paramLabel = "FILE",
        description = "That person's own credential, as rules approver has made it.")
    private Path credential = Path.of(".");

    OperatorClient client() throws IOException {
      return OperatorClient.of(hub, name, credential);
    }

    static void line(Proposal proposal) {
      System.out.printf(
          "%4d  %s  proposed by %s at %s: %s%n",
          proposal.number(),
          proposal.digest(),
          proposal.proposedBy(),
          proposal.proposedAt(),
          proposal.reason());
      if (proposal.activatedBy() != null) {
        System.out.printf(
            "      activated by %s at %s%n", proposal.activatedBy(), proposal.activatedAt());
      }
    }
  }

  @Command(
      name = "propose",
      description = "Proposes rules; they change nothing until somebody else activates them.",
      mixinStandardHelpOptions = true)
  static final class Propose extends AsPerson {
    @Option(
        names = "--rules",
        required = true,
        paramLabel = "DIR",
        description = "The folder of the proposed rules.")
    private Path rules = Path.of(".");

    @Option(names = "--reason", required = true, description = "Why, in a sentence.")
    private String reason = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
      try {
        RuleBook book = RuleBook.open(RulesCommand.folder(rules));
        if (!RulesCheckCommand.tried(RuleTrials.run(rules, book))) {
          return ExitCode.FAILED;
        }
        Proposal proposal = client().propose(book.bytes(), reason);
        line(proposal);
        System.out.printf(
            "Somebody else looks at these rules, and activates them:%n"
                + "  ./saola rules activate --proposal %d --digest %s%n",
            proposal.number(), proposal.digest());
        return ExitCode.HELD;
      } catch (RulesRefused e) {
        return RulesCommand.refused(rules, e);
      }
    }
  }

  @Command(
      name = "proposals",
      description = "Lists what was proposed, the newest first.",
      mixinStandardHelpOptions = true)
  static final class Proposals extends AsPerson {
    @Override
    public Integer call() throws IOException, InterruptedException {
      client().proposals().forEach(AsPerson::line);
      return ExitCode.HELD;
    }
  }

  @Command(
      name = "activate",
      description = "Puts in force what somebody else has proposed.",
      mixinStandardHelpOptions = true)
  static final class Activate extends AsPerson {
    @Option(names = "--proposal", required = true, paramLabel = "NUMBER")
    private int number;

    @Option(
        names = "--digest",
        required = true,
        description = "Of the rules that you have looked at: rules check --rules DIR says it.")
    private String digest = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
      line(client().activate(number, new Digest(digest)));
      return ExitCode.HELD;
    }
  }

  @Command(
      name = "approver",
      description = {
        "Registers a person who may propose or activate rules, and makes their credential.",
        "Needs write access to the hub's home; its first use leaves an entry in the log."
      },
      mixinStandardHelpOptions = true)
  static final class RegisterApprover implements Callable<Integer> {
    @Mixin private OfHub hub = new OfHub();

    @Option(names = "--name", required = true, description = "The person's name.")
    private String name = "";

    @Option(
        names = "--credential",
        required = true,
        paramLabel = "FILE",
        description = "Where to write it (0600): it goes to that person alone.")
    private Path credential = Path.of(".");

    @Override
    public Integer call() throws IOException {
      if (Files.exists(credential)) {
        throw new FileAlreadyExistsException(credential.toString());
      }
      String secret = PasswordFile.create(credential, new SecureRandom());
      Approvers.register(hub.home(), name, secret);
      System.out.printf(
          "%s may change rules, together with somebody else. Give %s to that person alone.%n",
          name, credential);
      return ExitCode.HELD;
    }
  }
}
