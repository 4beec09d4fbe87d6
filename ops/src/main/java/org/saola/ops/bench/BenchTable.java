// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A result in words, for a person. */
final class BenchTable {
  private static final String NAME = "%-46s";
  private static final double MIB = 1024 * 1024;

  private final BenchResult result;

  BenchTable(BenchResult result) {
    this.result = result;
  }

  List<String> lines() {
    BenchResult.Load load = result.load();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d runs of %d distinct messages: %d bytes of content, %d on the queue, one recipient"
            .formatted(load.runs(), load.messages(), load.contentBytes(), load.messageBytes()));
    lines.add("on %s".formatted(result.machine().words()));
    if (result.machine().busy()) {
      lines.add("The machine had other work: messages per second are lower than they could be.");
    }
    lines.add("");
    lines.add(NAME.formatted("") + "%10s%10s%10s".formatted("median", "min", "max"));
    addHub(lines);
    addFloors(lines);
    addLanes(lines);
    addOthers(lines);
    addApart(lines);
    addGrowth(lines);
    lines.addAll(new SearchTable(result.search()).lines());
    lines.addAll(new ScaleTable(new ScaleFigures(result.log(), result.search())).lines());
    lines.add("");
    lines.add(laneVerdict());
    lines.add(whileEveryCoreIsBusy());
    lines.add(verdict());
    return lines;
  }

  private void addHub(List<String> lines) {
    ServerFigures hub = result.hub();
    lines.add("Hub");
    lines.add(row("messages per second", hub.messagesPerSecond(), 0));
    lines.add(row("CPU per message, ms (its broker included)", hub.cpuMillisPerMessage(), 3));
    lines.add(
        row("JIT compiler's CPU per message, ms, apart", hub.compilerCpuMillisPerMessage(), 3));
    lines.add(row("PostgreSQL's CPU per message, ms", hub.databaseCpuMillisPerMessage(), 3));
    lines.add(row("last delivery to last evidence, s", hub.evidenceSeconds(), 2));
    lines.add(bytes("live heap, MiB", result.hubMemory().liveHeapBytes()));
    lines.add(bytes("peak resident memory, MiB", result.hubMemory().peakResidentBytes()));
  }

  private void addFloors(List<String> lines) {
    Floors floors = result.floors();
    lines.add("Floors of the same run");
    lines.add(row("bare relay: messages per second", floors.relay().messagesPerSecond(), 0));
    lines.add(row("bare relay: CPU per message, ms", floors.relay().cpuMillisPerMessage(), 3));
    lines.add(
        row("bare relay: JIT compiler's, apart", floors.relay().compilerCpuMillisPerMessage(), 3));
    lines.add(row("signature check: CPU, ms", floors.signatureCheckMillis(), 3));
    lines.add(row("  while every core checks", floors.signatureCheckBusyMillis(), 3));
    String append =
        "log append: CPU per entry, ms (%d a message)".formatted(floors.entriesPerMessage());
    lines.add(row(append, floors.logAppendMillis(), 3));
    lines.add(row("AES-256-GCM, 2 KiB: CPU, ms", floors.aesGcmSmallMillis(), 4));
    lines.add(row("AES-256-GCM, 100 KiB: CPU, ms", floors.aesGcmLargeMillis(), 4));
    lines.add(row("fsync of 4 KiB: by the clock, ms", floors.fsyncMillis(), 3));
  }

  private void addLanes(List<String> lines) {
    LaneFigures lanes = result.lanes();
    lines.add("Urgent lane, sender's hands to recipient's (%d a run)".formatted(lanes.messages()));
    lines.add(row("idle: p50, ms", lanes.idle().p50(), 1));
    lines.add(row("idle: p99, ms", lanes.idle().p99(), 1));
    lines.add(row("beside a backlog: p50, ms", lanes.loaded().p50(), 1));
    lines.add(row("beside a backlog: p99, ms", lanes.loaded().p99(), 1));
  }

  private void addOthers(List<String> lines) {
    for (BenchResult.Other other : result.others()) {
      BenchResult.Load load = other.load();
      lines.add(
          "%d KiB to %d, suite %d (%d bytes on the queue)"
              .formatted(
                  load.contentBytes() / 1024,
                  load.recipients(),
                  load.suite(),
                  load.messageBytes()));
      lines.add(row("messages per second", other.hub().messagesPerSecond(), 0));
      lines.add(row("CPU per message, ms", other.hub().cpuMillisPerMessage(), 3));
      lines.add(
          row("PostgreSQL's CPU per message, ms", other.hub().databaseCpuMillisPerMessage(), 3));
      lines.add(row("signature check: CPU, ms", other.signatureCheckMillis(), 3));
    }
  }

  private void addApart(List<String> lines) {
    for (ApartFigures apart : result.apart()) {
      lines.add(
          "%d KiB apart to one, suite 1: uploaded, sent, downloaded, one after the other"
              .formatted(apart.load().partBytes() / 1024));
      lines.add(row("messages per second", apart.hub().messagesPerSecond(), 0));
      lines.add(row("CPU per message, ms", apart.hub().cpuMillisPerMessage(), 3));
      lines.add(
          row("PostgreSQL's CPU per message, ms", apart.hub().databaseCpuMillisPerMessage(), 3));
      lines.add(row("AES-256-GCM of as much, once: CPU, ms", apart.aesGcmMillis(), 3));
    }
  }

  private void addGrowth(List<String> lines) {
    for (LogFigures log : result.log()) {
      lines.add("Log of %,d leaves".formatted(log.leaves()));
      lines.add(
          row("append: CPU per entry, us (batches of " + log.batch() + ")", log.appendMicros(), 1));
      lines.add(row("inclusion proof: CPU, us", log.proofMicros(), 1));
      lines.add(row("consistency proof: CPU, us", log.consistencyMicros(), 1));
      lines.add(row("proof of a range of " + LogFigures.RANGE + ": CPU, us", log.rangeMicros(), 1));
    }
    for (RuleFigures rules : result.rules()) {
      lines.add("Rules of %,d agencies".formatted(rules.agencies()));
      lines.add(row("decision, new question: CPU, us", rules.coldMicros(), 1));
      lines.add(row("decision, asked before: CPU, us", rules.warmMicros(), 2));
    }
  }

  private String laneVerdict() {
    LaneFigures lanes = result.lanes();
    return String.format(
        Locale.ROOT,
        "The urgent lane's p99 beside a backlog of %,d (%,d at the end) is %.2f times its idle p99."
            + " Target: %.1f. %s",
        lanes.backlog(),
        lanes.backlogLeft(),
        lanes.ratio(),
        lanes.target(),
        lanes.verdict());
  }

  private String whileEveryCoreIsBusy() {
    double reference = result.floors().busyReference();
    return String.format(
        Locale.ROOT,
        "With the check as it costs while every core is busy they are %.3f ms, and the hub %.2f"
            + " times as much.",
        reference,
        result.hub().cpuMillisPerMessage().median() / reference);
  }

  private String verdict() {
    return String.format(
        Locale.ROOT,
        "The hub's CPU per message is %.2f times signature check and bare relay together"
            + " (%.3f ms). Target: %.1f. %s",
        result.ratio(),
        result.floors().reference(),
        result.target(),
        result.targetMet() ? "Met." : "Missed.");
  }

  private static String row(String name, @Nullable Spread spread, int decimals) {
    String figures = spread == null ? "  not measurable here" : spread.format(decimals);
    return NAME.formatted("  " + name) + figures;
  }

  private static String bytes(String name, @Nullable Long bytes) {
    String figure =
        bytes == null ? "  not measurable here" : String.format(Locale.ROOT, "%10.0f", bytes / MIB);
    return NAME.formatted("  " + name) + figure;
  }
}
