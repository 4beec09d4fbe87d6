// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.DecisionQuery;
import org.saola.message.notice.Forwarding;
import org.saola.routes.authorize.Question.Receive;

/**
 * The ways by which a message names its recipients: one by one, or through groups. A part goes to
 * an agency only if a way that named it is permitted.
 */
record Paths(
    AgencyId sender,
    List<Recipient> to,
    Labels labels,
    Forwarding forwarding,
    RuleSet rules,
    Parties parties) {
  /** Reported when a part is meant for somebody whom the message does not name. */
  static final String NOT_A_RECIPIENT = "not-a-recipient";

  static Paths of(Manifest manifest, RuleSet rules, Parties parties) {
    return new Paths(
        manifest.from(),
        manifest.to(),
        Labels.of(manifest),
        Forwarding.of(manifest.origin() != null, manifest.consentGiven() != null),
        rules,
        parties);
  }

  static Paths of(AgencyId sender, DecisionQuery query, RuleSet rules, Parties parties) {
    return new Paths(sender, query.to(), Labels.of(query), query.forwarding(), rules, parties);
  }

  Ruling decide(Part part, AgencyId agency) {
    return decide(part.name(), part.nominal(), agency);
  }

  /**
   * What proves where parts come from goes with them to whoever gets any of them, and to nobody
   * else: rules about parts by name were not written for it.
   *
   * @param beside what is decided about the other parts for the same agency
   */
  static Ruling provenance(List<Ruling> beside) {
    return beside.stream()
        .filter(Ruling::permitted)
        .findFirst()
        .or(() -> beside.stream().findFirst())
        .orElseGet(() -> new Ruling(false, List.of(NOT_A_RECIPIENT)));
  }

  /** The first way that is permitted; if none is, the ruling on the first. */
  Ruling decide(String part, boolean nominal, AgencyId agency) {
    List<Ruling> rulings =
        to.stream()
            .filter(recipient -> recipient.agency().equals(agency))
            .map(recipient -> decide(part, nominal, recipient))
            .toList();
    return rulings.stream()
        .filter(Ruling::permitted)
        .findFirst()
        .or(() -> rulings.stream().findFirst())
        .orElseGet(() -> new Ruling(false, List.of(NOT_A_RECIPIENT)));
  }

  private Ruling decide(String part, boolean nominal, Recipient recipient) {
    Receive receive =
        new Receive(
            recipient.agency(),
            sender,
            part,
            nominal,
            Optional.ofNullable(recipient.via()),
            labels);
    Ruling ruling = rules.decide(receive, parties);
    if (forwarding == Forwarding.NONE || !ruling.permitted()) {
      return ruling;
    }
    Ruling forward = rules.decide(receive.forwarded(forwarding), parties);
    return forward.permitted() ? new Ruling(true, union(ruling, forward)) : forward;
  }

  private static List<String> union(Ruling one, Ruling other) {
    return Stream.of(one, other)
        .flatMap(each -> each.rules().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
