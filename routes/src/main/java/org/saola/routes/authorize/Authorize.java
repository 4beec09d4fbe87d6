// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.type.MessageType;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.authorize.Question.Submit;
import org.saola.routes.validate.Valid;

/**
 * Stage 5, for one batch: the rules as they stood when the batch began. Taken from {@link
 * AccessRules#forBatch()}.
 */
public final class Authorize {
  /** Reported when the rules would let a recipient have a part that was not sealed for it. */
  public static final String NOT_SEALED = "not-sealed-by-sender";

  private final RuleSet rules;

  Authorize(RuleSet rules) {
    this.rules = rules;
  }

  /** Digest of the rules that decide. */
  public Digest rules() {
    return rules.digest();
  }

  /**
   * @throws MessageRefused {@code SUBMIT_DENIED}, or {@code NO_PERMITTED_RECIPIENT} when nobody may
   *     have any part; the rules stand in the detail
   */
  public Permitted authorize(Valid valid) throws MessageRefused {
    if (valid.isReceipt()) {
      return new Permitted(valid, rules.digest(), List.of());
    }
    Parties parties = Parties.of(valid.directory());
    submit(valid.manifest(), parties);
    Permitted permitted = new Permitted(valid, rules.digest(), decisions(valid, parties));
    if (permitted.recipients().isEmpty()) {
      throw new MessageRefused(
          RefusalCode.NO_PERMITTED_RECIPIENT, "withheld by " + ruleNames(permitted.decisions()));
    }
    return permitted;
  }

  private void submit(Manifest manifest, Parties parties) throws MessageRefused {
    Ruling ruling = rules.decide(new Submit(manifest.from(), Labels.of(manifest)), parties);
    if (!ruling.permitted()) {
      throw new MessageRefused(
          RefusalCode.SUBMIT_DENIED, "denied by " + String.join(", ", ruling.rules()));
    }
  }

  private List<PartDecision> decisions(Valid valid, Parties parties) {
    Manifest manifest = valid.manifest();
    Set<AgencyId> agencies = new LinkedHashSet<>();
    manifest.to().stream().map(Recipient::agency).forEach(agencies::add);
    Paths paths = Paths.of(manifest, rules, parties);
    List<PartDecision> decisions = new ArrayList<>();
    for (AgencyId agency : agencies) {
      List<Ruling> beside = new ArrayList<>();
      for (Part part : manifest.parts()) {
        if (part.to().contains(agency) && !part.name().equals(MessageType.PROVENANCE)) {
          PartDecision decision = decision(valid, part, agency, paths.decide(part, agency));
          decisions.add(decision);
          beside.add(new Ruling(decision.released(), decision.rules()));
        }
      }
      for (Part part : manifest.parts()) {
        if (part.to().contains(agency) && part.name().equals(MessageType.PROVENANCE)) {
          decisions.add(decision(valid, part, agency, Paths.provenance(beside)));
        }
      }
    }
    return decisions;
  }

  private static PartDecision decision(Valid valid, Part part, AgencyId agency, Ruling ruling) {
    if (ruling.permitted() && !valid.sealedFor(part.name()).contains(agency)) {
      return new PartDecision(agency, part.name(), false, List.of(NOT_SEALED));
    }
    return new PartDecision(agency, part.name(), ruling.permitted(), ruling.rules());
  }

  private static String ruleNames(List<PartDecision> decisions) {
    return String.join(
        ", ",
        decisions.stream().flatMap(each -> each.rules().stream()).distinct().sorted().toList());
  }
}
