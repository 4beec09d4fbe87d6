// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.authorize.ApprovalRefused.Code;
import org.saola.routes.authorize.ProposalTable.Kept;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Rules change by two people: one proposes, another puts in force. What is put in force is the text
 * that was proposed, kept in the database, named by the digest that the second has looked at.
 */
public final class RuleApproval {
  private final TransactionOperations transaction;
  private final ProposalTable proposals;
  private final LoggedRules register;
  private final AuditTrail trail;
  private final AccessRules rules;
  private final Clock clock;

  RuleApproval(
      TransactionOperations transaction,
      ProposalTable proposals,
      LoggedRules register,
      AuditTrail trail,
      AccessRules rules,
      Clock clock) {
    this.transaction = transaction;
    this.proposals = proposals;
    this.register = register;
    this.trail = trail;
    this.rules = rules;
    this.clock = clock;
  }

  /** All, the newest first. */
  public List<Proposal> list() {
    return proposals.list();
  }

  /**
   * @param files as {@link RuleBook#bytes} gives them
   * @throws RulesRefused when the hub could not load them
   */
  public Proposal propose(Approver by, byte[] files, String reason)
      throws IOException, RulesRefused, ApprovalRefused {
    RuleFiles proposed = RuleFiles.of(files);
    RuleLoader.load(proposed);
    Digest base = rules.digest();
    require(!proposed.digest().equals(base), Code.NOTHING_CHANGES, "these rules are in force");
    Integer number =
        transaction.execute(
            status -> {
              Instant now = now();
              note(by, now);
              int inserted = proposals.insert(by, proposed, base, reason, now);
              write("PROPOSE_RULES", by, proposed.digest(), inserted, reason, now);
              return inserted;
            });
    return kept(number == null ? 0 : number).proposal();
  }

  /**
   * Puts a proposal in force, between two batches.
   *
   * @param digest of what the second person has looked at
   */
  public Proposal activate(Approver by, int number, Digest digest)
      throws IOException, RulesRefused, ApprovalRefused {
    RuleFiles files = requireAsProposed(kept(number), digest);
    RuleLoader.load(files);
    Optional<ApprovalRefused> refused =
        Optional.ofNullable(transaction.execute(status -> activateLocked(by, number, files)));
    if (refused.isPresent()) {
      throw refused.get();
    }
    rules.reload();
    return kept(number).proposal();
  }

  private Kept kept(int number) throws ApprovalRefused {
    return proposals
        .find(number)
        .orElseThrow(
            () ->
                new ApprovalRefused(
                    Code.UNKNOWN_PROPOSAL, "there is no proposal %d".formatted(number)));
  }

  private static RuleFiles requireAsProposed(Kept kept, Digest digest)
      throws IOException, ApprovalRefused {
    Digest holds = Digest.of(kept.files());
    require(
        kept.proposal().digest().equals(digest) && holds.equals(digest),
        Code.OTHER_DIGEST,
        "proposal %d was of %s, holds %s, and %s is to be activated"
            .formatted(kept.proposal().number(), kept.proposal().digest(), holds, digest));
    return RuleFiles.of(kept.files());
  }

  /** Nothing is written before it is clear that nothing stands in the way. */
  private @Nullable ApprovalRefused activateLocked(Approver by, int number, RuleFiles files) {
    proposals.lock();
    try {
      Kept kept = kept(number);
      Proposal proposal = kept.proposal();
      require(
          proposal.activatedBy() == null,
          Code.ALREADY_ACTIVATED,
          "proposal %d was activated by %s".formatted(number, proposal.activatedBy()));
      require(
          !kept.proposer().isSameAs(by),
          Code.SAME_PERSON,
          "%s has proposed it: somebody else activates".formatted(proposal.proposedBy()));
      require(
          proposal.base().equals(register.activeDigest().orElse(null)),
          Code.RULES_HAVE_CHANGED,
          "other rules came into force since proposal %d: propose anew".formatted(number));
      put(by, kept, files);
      return null;
    } catch (ApprovalRefused e) {
      return e;
    }
  }

  private void put(Approver by, Kept kept, RuleFiles files) {
    Instant now = now();
    int number = kept.proposal().number();
    note(by, now);
    write(
        "ACTIVATE_RULES",
        by,
        files.digest(),
        number,
        "proposed by " + kept.proposal().proposedBy(),
        now);
    register.adopted(files);
    proposals.activated(number, by, now);
  }

  /** So that nobody makes themselves a second person unseen. */
  private void note(Approver by, Instant now) {
    if (proposals.isNew(by)) {
      write("FIRST_USE_OF_CREDENTIAL", by, by.credential(), null, "to change rules", now);
    }
  }

  private void write(
      String verb,
      Approver by,
      Digest subject,
      @Nullable Integer number,
      String detail,
      Instant now) {
    Entry entry =
        Entry.of(Event.OPERATOR_ACTION, now)
            .message(subject)
            .code(verb)
            .detail(detail)
            .actor(by.name())
            .version(number)
            .build();
    trail.append(List.of(new NewEntry(entry, Set.of())));
  }

  private static void require(boolean holds, Code code, String detail) throws ApprovalRefused {
    if (!holds) {
      throw new ApprovalRefused(code, detail);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
