// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.notice.DecisionQuery;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.authorize.RulesRefused;

/** Decisions of rule sets of growing size: what binds all, and one file for each agency. */
final class RuleGrowth {
  private static final int QUESTIONS = 400;
  private static final double MICROS = 1000;
  private static final String OWN_RULE =
      """
      @id("%1$s.no-red-from-here")
      forbid (principal, action in [Action::"receive", Action::"forward"], resource)
      when { context.sender == Agency::"%2$s" }
      when { context.labels.tlp == Tlp::"RED" };

      @id("%1$s.nothing-red")
      forbid (principal == Agency::"%2$s", action == Action::"receive", resource)
      when { context.labels.tlp == Tlp::"RED" };
      """;

  private final Path folder;
  private final Clock clock;

  RuleGrowth(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  RuleFigures measure(int agencies, int runs) throws IOException {
    List<String> ids = IntStream.range(0, agencies).mapToObj("A%03d"::formatted).toList();
    RuleBook book = load(ids);
    DirectoryDocument directory = DirectoryDocument.first("bench", clock.instant());
    for (String id : ids) {
      directory = directory.with(agency(id));
    }
    RuleBook.Deciding deciding = book.deciding(directory);
    Random random = new Random(agencies);
    ask(deciding, ids, random, "warm-up");
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      long seed = random.nextLong();
      cold.add(ask(deciding, ids, new Random(seed), "run-" + run));
      warm.add(ask(deciding, ids, new Random(seed), "run-" + run));
    }
    return new RuleFigures(agencies, Spread.of(cold), Spread.of(warm));
  }

  /** CPU microseconds of one part's decision; which part it is makes a question a new one. */
  private static double ask(
      RuleBook.Deciding deciding, List<String> ids, Random random, String name) {
    record Asked(AgencyId sender, DecisionQuery query) {}
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      var sender = new AgencyId(ids.get(random.nextInt(ids.size())));
      var recipient = new AgencyId(ids.get(random.nextInt(ids.size())));
      asked.add(new Asked(sender, query(recipient, name + "-" + i)));
    }
    ThreadCpu cpu = ThreadCpu.start();
    asked.forEach(each -> deciding.parts(each.sender(), each.query()));
    return cpu.millis() * MICROS / QUESTIONS;
  }

  private static DecisionQuery query(AgencyId recipient, String part) {
    return new DecisionQuery(
        MessageTypes.SEIZURE_REPORT,
        List.of(new Recipient(recipient, null)),
        Purpose.INVESTIGATION,
        null,
        new Marking(Tlp.AMBER, List.of(HandlingCode.H0), Level.BASIC_PROTECTION, null),
        List.of(new DecisionQuery.Asked(part, false, List.of(recipient))));
  }

  private static DirectoryDocument.Agency agency(String id) {
    return new DirectoryDocument.Agency(
        id,
        AgencyKind.POLICE,
        "NL",
        false,
        List.of(),
        List.of(MessageTypes.SEIZURE_REPORT.value()));
  }

  private RuleBook load(List<String> ids) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules-" + ids.size()));
    for (String file : List.of("schema.cedarschema", "all.cedar")) {
      try (InputStream shipped = RuleGrowth.class.getResourceAsStream("/access-rules/" + file)) {
        if (shipped == null) {
          throw new IOException("this build has no access rule file " + file);
        }
        Files.copy(shipped, rules.resolve(file));
      }
    }
    for (String id : ids) {
      String name = id.toLowerCase(Locale.ROOT);
      Files.writeString(rules.resolve(name + ".cedar"), OWN_RULE.formatted(name, id));
    }
    try {
      return RuleBook.open(rules);
    } catch (RulesRefused e) {
      throw new IllegalStateException("the benchmark's own rules are refused", e);
    }
  }
}
