// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Outcome;
import org.saola.message.manifest.AgencyId;

/** Per agency: what was sent, received, withheld and by which rule, refused and why. */
public final class DemoReport {
  private final DemoFederation federation;
  private final AgencyHome sender;
  private final List<FileOutcome> files;
  private final List<Outcome> messages;

  public DemoReport(DemoFederation federation, AgencyHome sender, List<FileOutcome> files) {
    this.federation = federation;
    this.sender = sender;
    this.files = files;
    this.messages = files.stream().flatMap(file -> file.messages().stream()).toList();
  }

  public List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("%-12s %6s %9s  %s".formatted("agency", "sent", "received", "parts received"));
    for (String agency : DemoFederation.agencies()) {
      lines.add(
          "%-12s %6d %9d  %s"
              .formatted(
                  agency,
                  agency.equals(sender.root().getFileName().toString()) ? sent() : 0,
                  inbox(agency).size(),
                  counts(partsReceived(agency))));
    }
    lines.add("");
    lines.add("withheld, by rule");
    withheld().forEach((what, count) -> lines.add("  %6d  %s".formatted(count, what)));
    lines.add("");
    lines.add("refused, with its reason");
    Map<String, Long> refused = refused();
    refused.forEach((what, count) -> lines.add("  %6d  %s".formatted(count, what)));
    if (refused.isEmpty()) {
      lines.add("       0");
    }
    return lines;
  }

  /** What is lost, twice or unexplained; empty when all is well. */
  public List<String> faults(int filesHanded) throws IOException {
    List<String> faults = new ArrayList<>();
    if (files.size() < filesHanded) {
      faults.add("%d files had no evidence in time".formatted(filesHanded - files.size()));
    }
    for (Outcome message : messages) {
      if (!DemoExchange.settled(message)) {
        faults.add("message %s is not settled: %s".formatted(message.id(), message.state()));
      }
      message.recipients().stream()
          .filter(to -> to.rejected() != null)
          .forEach(
              to ->
                  faults.add(
                      "message %s was rejected by %s: %s"
                          .formatted(message.id(), to.agency(), to.rejected())));
    }
    for (String agency : DemoFederation.agencies()) {
      Set<String> expected = handedOverTo(agency);
      Set<String> found = inbox(agency);
      expected.stream()
          .filter(id -> !found.contains(id))
          .forEach(id -> faults.add("message %s is not in the inbox of %s".formatted(id, agency)));
      found.stream()
          .filter(id -> !expected.contains(id))
          .forEach(
              id ->
                  faults.add("message %s in the inbox of %s is unexplained".formatted(id, agency)));
    }
    return faults;
  }

  public long sent() {
    return messages.stream().filter(m -> m.state() == Outcome.State.ACCEPTED).count();
  }

  private Set<String> handedOverTo(String agency) {
    AgencyId id = new AgencyId(agency);
    return messages.stream()
        .filter(
            message ->
                message.recipients().stream()
                    .anyMatch(to -> to.agency().equals(id) && to.handedOver() != null))
        .map(message -> message.id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> inbox(String agency) throws IOException {
    Path inbox = new AgencyHome(federation.agency(agency)).inbox();
    if (!Files.isDirectory(inbox)) {
      return Set.of();
    }
    try (Stream<Path> folders = Files.list(inbox)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("manifest.json")))
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Map<String, Long> partsReceived(String agency) throws IOException {
    Path inbox = new AgencyHome(federation.agency(agency)).inbox();
    Map<String, Long> parts = new TreeMap<>();
    for (String id : inbox(agency)) {
      for (String part : List.of("report", "persons")) {
        if (Files.exists(inbox.resolve(id).resolve(part + ".json"))) {
          parts.merge(part, 1L, Long::sum);
        }
      }
    }
    return parts;
  }

  private Map<String, Long> withheld() {
    Map<String, Long> withheld = new TreeMap<>();
    for (Outcome message : messages) {
      for (Outcome.Recipient to : message.recipients()) {
        for (Outcome.Withheld part : to.withheld()) {
          withheld.merge(
              "%s from %s by %s"
                  .formatted(part.part(), to.agency(), String.join(", ", part.rules())),
              1L,
              Long::sum);
        }
      }
    }
    return withheld;
  }

  private Map<String, Long> refused() {
    Map<String, Long> refused = new TreeMap<>();
    for (FileOutcome file : files) {
      if (file.reason() != null) {
        refused.merge("file %s: %s".formatted(file.file(), file.reason()), 1L, Long::sum);
      }
      if (file.refusedRows() > 0) {
        refused.merge(
            "rows of %s (reasons in rejected/%s.reason.json)".formatted(file.file(), file.file()),
            file.refusedRows(),
            Long::sum);
      }
    }
    for (Outcome message : messages) {
      if (message.state() != Outcome.State.ACCEPTED && message.state() != Outcome.State.WAITING) {
        refused.merge(
            "message %s: %s %s".formatted(message.state(), message.code(), message.detail()),
            1L,
            Long::sum);
      }
    }
    return refused;
  }

  private static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "-"
        : counts.entrySet().stream()
            .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
  }
}
