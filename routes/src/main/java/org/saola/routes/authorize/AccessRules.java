// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.DecisionAnswer;
import org.saola.message.notice.DecisionAnswer.PartRuling;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.DecisionQuery;
import org.saola.message.type.MessageType;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.authorize.Question.Consult;
import org.saola.routes.authorize.Question.Submit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access rules in force: those that the register names, whatever lies in the folder. The folder
 * shows them, and gives the first ones to a hub that has none yet. Other rules come into force
 * between batches, by {@link RuleApproval} alone.
 */
public final class AccessRules {
  private static final Logger LOG = LoggerFactory.getLogger(AccessRules.class);

  private final Path folder;
  private final RuleRegister register;
  private volatile RuleSet current;

  /** What the folder held at the last look; only {@link #reload} uses it. */
  private Digest seen;

  /** What is in force and could not be written into the folder yet. */
  private @Nullable RuleFiles unwritten;

  /** What was found in the folder last without being in force: said once. */
  private @Nullable Digest reported;

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
   * @throws IOException also when it cannot be known which were in force
   */
  static AccessRules open(Path folder, RuleRegister register) throws IOException, RulesRefused {
    Optional<RuleFiles> active = register.active();
    RuleFiles files = active.isPresent() ? active.get() : RuleFiles.read(folder);
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
        rulings.add(new PartRuling(part.name(), agency, ruling(query, part, agency, paths)));
      }
    }
    return new DecisionAnswer(
        rules.digest(),
        new Digest(directory.digest()),
        rules.decide(new Submit(sender, Labels.of(query)), parties),
        rulings);
  }

  /**
   * The agencies of whose messages an auditor may consult the log. None at all when one question
   * could not be decided: what is left might be more than the rules mean.
   */
  public Set<AgencyId> consultable(Auditor auditor, Directory directory) {
    RuleSet rules = current;
    Parties parties = Parties.of(directory);
    Set<AgencyId> agencies = new HashSet<>();
    for (DirectoryDocument.Agency each : directory.document().agencies()) {
      AgencyId about = new AgencyId(each.id());
      Ruling ruling = rules.decide(new Consult(auditor, about), parties);
      if (ruling.rules().contains(RuleSet.RULE_FAILED)) {
        return Set.of();
      }
      if (ruling.permitted()) {
        agencies.add(about);
      }
    }
    return agencies;
  }

  private static Ruling ruling(
      DecisionQuery query, DecisionQuery.Asked part, AgencyId agency, Paths paths) {
    if (!part.name().equals(MessageType.PROVENANCE)) {
      return paths.decide(part.name(), part.nominal(), agency);
    }
    return Paths.provenance(
        query.parts().stream()
            .filter(it -> it.to().contains(agency) && !it.name().equals(part.name()))
            .map(it -> paths.decide(it.name(), it.nominal(), agency))
            .toList());
  }

  /**
   * Takes over what was put in force, here or by another node, and watches the folder.
   *
   * @throws IOException when what is in force is not known: what was before stays
   */
  synchronized void reload() throws IOException {
    Optional<Digest> active = register.activeDigest();
    if (active.isPresent() && !active.get().equals(current.digest())) {
      follow();
    }
    if (show()) {
      watch();
    }
  }

  private void follow() throws IOException {
    RuleFiles files =
        register.active().orElseThrow(() -> new IOException("no rules are on record any more"));
    try {
      current = RuleLoader.load(files);
      LOG.info("Access rules {} are in force", current.digest());
    } catch (RulesRefused e) {
      throw new IOException("rules that were approved cannot be loaded", e);
    }
    unwritten = files;
  }

  /**
   * Brings the folder up to date: the rules are in force without it, so that it may fail now and be
   * done at a later look.
   *
   * @return whether the folder shows what is in force, as far as the hub has to do with that
   */
  private boolean show() {
    RuleFiles files = unwritten;
    if (files == null) {
      return true;
    }
    try {
      files.write(folder);
      unwritten = null;
      return true;
    } catch (IOException e) {
      LOG.warn("{} does not show the rules in force yet, it cannot be written", folder, e);
      return false;
    }
  }

  /**
   * A change counts as one once two looks in a row have found the same: files that are copied one
   * after the other are not complained of half-way.
   */
  private void watch() throws IOException {
    RuleFiles files = RuleFiles.read(folder);
    Digest found = files.digest();
    boolean settled = found.equals(seen);
    seen = found;
    if (found.equals(current.digest())) {
      reported = null;
    } else if (settled && !found.equals(reported)) {
      complain(files, found);
      reported = found;
    }
  }

  private void complain(RuleFiles files, Digest found) {
    try {
      RuleLoader.load(files);
      LOG.error(
          "Access rules {} lie in {} and nobody has approved them, {} stay: use ./saola rules propose",
          found,
          folder,
          current.digest());
      register.notApproved(found);
    } catch (RulesRefused e) {
      LOG.error(
          "Access rules {} lie in {} and are not valid, {} stay: {}",
          found,
          folder,
          current.digest(),
          e.getMessage());
      register.refused(found, String.valueOf(e.getMessage()));
    }
  }
}
