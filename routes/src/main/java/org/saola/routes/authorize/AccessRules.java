// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.DecisionAnswer;
import org.saola.message.notice.DecisionAnswer.PartRuling;
import org.saola.message.notice.DecisionQuery;
import org.saola.pki.directory.Directory;
import org.saola.routes.authorize.Question.Submit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access rules in force. A changed folder is taken over between batches, if it holds a valid
 * set; otherwise it is refused loudly and the set before stays.
 */
public final class AccessRules {
  private static final Logger LOG = LoggerFactory.getLogger(AccessRules.class);

  private final Path folder;
  private final RuleRegister register;
  private volatile RuleSet current;

  /** What the folder held at the last look; only {@link #reload} uses it. */
  private Digest seen;

  /** The set that was refused last: said once. */
  private @Nullable Digest refused;

  private AccessRules(Path folder, RuleRegister register, RuleSet first) {
    this.folder = folder;
    this.register = register;
    this.current = first;
    this.seen = first.digest();
  }

  /**
   * Loads the rules that the hub starts with.
   *
   * @throws RulesRefused when they are not valid: a hub without rules does not start
   */
  static AccessRules open(Path folder, RuleRegister register) throws IOException, RulesRefused {
    RuleFiles files = RuleFiles.read(folder);
    RuleSet first = RuleLoader.load(files);
    register.adopted(files);
    return new AccessRules(folder, register, first);
  }

  /** Digest of the rules in force. */
  public Digest digest() {
    return current.digest();
  }

  /** The rules for one batch: they do not change while it runs. */
  public Authorize forBatch() {
    return new Authorize(current);
  }

  /** What the hub would decide now, for a sender that has not sealed yet. */
  public DecisionAnswer answer(AgencyId sender, DecisionQuery query, Directory directory) {
    RuleSet rules = current;
    Parties parties = Parties.of(directory);
    Paths paths = Paths.of(sender, query, rules, parties);
    List<PartRuling> rulings = new ArrayList<>();
    for (DecisionQuery.Asked part : query.parts()) {
      for (AgencyId agency : part.to()) {
        rulings.add(
            new PartRuling(part.name(), agency, paths.decide(part.name(), part.nominal(), agency)));
      }
    }
    return new DecisionAnswer(
        rules.digest(),
        new Digest(directory.digest()),
        rules.decide(new Submit(sender, Labels.of(query)), parties),
        rulings);
  }

  /**
   * Looks at the folder. A new set counts once two looks in a row have found the same: files that
   * are copied one after the other are not taken over half-way.
   */
  synchronized void reload() throws IOException {
    RuleFiles files = RuleFiles.read(folder);
    Digest found = files.digest();
    boolean settled = found.equals(seen);
    seen = found;
    if (!settled || found.equals(current.digest()) || found.equals(refused)) {
      return;
    }
    try {
      RuleSet next = RuleLoader.load(files);
      register.adopted(files);
      current = next;
      LOG.info("Access rules {} are in force", found);
    } catch (RulesRefused e) {
      LOG.error(
          "Access rules {} are refused, {} stay: {}", found, current.digest(), e.getMessage());
      register.refused(found, String.valueOf(e.getMessage()));
      refused = found;
    }
  }
}
