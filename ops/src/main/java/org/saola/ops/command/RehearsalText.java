// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.routes.authorize.Rehearsal;
import org.saola.routes.authorize.Rehearsal.Difference;
import org.saola.routes.authorize.Rehearsal.Effect;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.authorize.RuleInWords;

/** A rehearsal for people: the summary first, then each difference, then the rules that make it. */
final class RehearsalText {
  private final Rehearsal rehearsal;
  private final RuleBook proposed;
  private final int days;
  private final List<String> lines = new ArrayList<>();

  RehearsalText(Rehearsal rehearsal, RuleBook proposed, int days) {
    this.rehearsal = rehearsal;
    this.proposed = proposed;
    this.days = days;
  }

  List<String> lines() {
    addSummary();
    rehearsal.differences().forEach(this::addDifference);
    addRules();
    addLimits();
    return lines;
  }

  private void addSummary() {
    lines.add(
        "%s accepted in the last %s: %s on who gets which part."
            .formatted(
                counted(rehearsal.messages(), "message"),
                counted(days, "day"),
                counted(rehearsal.decisions(), "decision")));
    lines.add(
        "Rules in force %s, proposed %s; both asked by directory version %d."
            .formatted(
                brief(rehearsal.present()), brief(rehearsal.proposed()), rehearsal.directory()));
    lines.add("");
    if (rehearsal.differences().isEmpty()) {
      lines.add("Nobody would gain or lose anything.");
      return;
    }
    lines.add(
        "%d of these decisions would come out otherwise: %d gained, %d lost."
            .formatted(
                rehearsal.gained() + rehearsal.lost(), rehearsal.gained(), rehearsal.lost()));
    lines.add(
        rehearsal.nobodyLeft() == 0
            ? "Every message would still reach somebody."
            : "%s would reach nobody any more, and be refused."
                .formatted(counted(rehearsal.nobodyLeft(), "message")));
    lines.add("");
    Map<AgencyId, long[]> byAgency = new TreeMap<>();
    for (Difference each : rehearsal.differences()) {
      long[] sums = byAgency.computeIfAbsent(each.agency(), any -> new long[2]);
      sums[each.effect().ordinal()] += each.messages();
    }
    lines.add("  %-20s %8s %8s".formatted("", "loses", "gains"));
    byAgency.forEach(
        (agency, sums) ->
            lines.add(
                "  %-20s %8d %8d"
                    .formatted(
                        agency, sums[Effect.LOSES.ordinal()], sums[Effect.GAINS.ordinal()])));
  }

  private void addDifference(Difference each) {
    boolean gains = each.effect() == Effect.GAINS;
    lines.add("");
    lines.add(
        "%s %s the part %s of %s from %s: %s"
            .formatted(
                each.agency(),
                gains ? "would get" : "would no longer get",
                each.part(),
                each.type(),
                each.from(),
                counted(each.messages(), "message")));
    addRuling("in force", !gains, each.present());
    addRuling("proposed", gains, each.proposed());
    lines.add("  such as    " + String.join(", ", each.examples()));
  }

  private void addRuling(String which, boolean permitted, List<String> rules) {
    lines.add(
        "  %-9s  %s by %s"
            .formatted(which, permitted ? "permitted" : "refused", String.join(", ", rules)));
  }

  private void addRules() {
    Set<String> deciding = new TreeSet<>();
    rehearsal.differences().forEach(each -> deciding.addAll(each.proposed()));
    List<RuleInWords> rules =
        proposed.inWords().stream().filter(rule -> deciding.contains(rule.id())).toList();
    if (rules.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("The proposed rules that would decide:");
    for (RuleInWords rule : rules) {
      lines.add("  %s (%s)".formatted(rule.id(), rule.file()));
      lines.addAll(Paragraph.lines(rule.sentence(), "      "));
    }
  }

  private void addLimits() {
    lines.add("");
    lines.add(
        "Not tried: messages that were refused, and what nobody has sent because it would have been.");
    if (rehearsal.notKept() > 0) {
      lines.add(
          "Not tried either: %s from before the hub kept what was asked."
              .formatted(counted(rehearsal.notKept(), "message")));
    }
  }

  private static String brief(Digest digest) {
    return digest.value().substring(0, 12);
  }

  private static String counted(long count, String noun) {
    return "%d %s".formatted(count, count == 1 ? noun : noun + "s");
  }
}
