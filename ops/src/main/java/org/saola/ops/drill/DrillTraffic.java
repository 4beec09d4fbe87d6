// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Outcome;
import org.saola.ops.demo.DemoExchange;
import org.saola.ops.demo.DemoReport;
import org.saola.ops.demo.Progress;

/** Invented seizures that one agency sends to the others while the drill goes on. */
final class DrillTraffic {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final List<String> RECIPIENTS =
      List.of("EUROPOL", DrillSite.AWAY, "BE-CITES", "TWIX");

  private final DrillSite site;
  private final Progress progress;
  private final Clock clock = Clock.systemUTC();
  private final List<Submission> sent = new ArrayList<>();
  private int messages;

  DrillTraffic(DrillSite site, Progress progress) {
    this.site = site;
    this.progress = progress;
  }

  /** That were sent so far. */
  int messages() {
    return messages;
  }

  /** Sends so many, and waits for the evidence of each. */
  void accepted(int count) throws IOException, InterruptedException {
    FileOutcome outcome =
        hand(count)
            .await(clock, PATIENCE, at -> {})
            .orElseThrow(() -> new IOException("no evidence within " + PATIENCE));
    // Partners get a message of their own: there are more than there were rows.
    List<Outcome> made = outcome.messages();
    if (made.size() < count
        || !made.stream().allMatch(each -> each.state() == Outcome.State.ACCEPTED)) {
      throw new IOException("not all were accepted: " + made);
    }
  }

  /** Returns when the first of them have been made; the hub knows some of them or none. */
  void underWay(int count) throws IOException, InterruptedException {
    Submission submission = hand(count);
    Instant end = clock.instant().plus(PATIENCE);
    AtomicLong made = new AtomicLong();
    while (made.get() == 0
        && submission.await(clock, LOOK, at -> made.set(at.messages())).isEmpty()) {
      if (clock.instant().isAfter(end)) {
        throw new IOException("nothing was made within " + PATIENCE);
      }
    }
  }

  /** Waits until each recipient has answered for each message, and counts what they have. */
  void handedOver() throws IOException, InterruptedException {
    List<FileOutcome> outcomes = new DemoExchange(site.sender(), PATIENCE, progress).await(sent);
    List<String> faults =
        new DemoReport(site.federation(), site.sender(), outcomes).faults(sent.size());
    if (!faults.isEmpty()) {
      throw new IOException(String.join("; ", faults));
    }
    for (String agency : RECIPIENTS) {
      long there = received(agency);
      if (there != messages) {
        throw new IOException("%s has %d of %d".formatted(agency, there, messages));
      }
    }
  }

  private long received(String agency) throws IOException {
    Path inbox = new AgencyHome(site.federation().agency(agency)).inbox();
    try (Stream<Path> folders = Files.list(inbox)) {
      return folders.filter(folder -> Files.exists(folder.resolve("manifest.json"))).count();
    }
  }

  private Submission hand(int count) throws IOException {
    StringBuilder csv =
        new StringBuilder(
            "Reference,Date of seizure,Species,Description of specimen,Quantity,Unit,Location of incident\n");
    for (int line = 0; line < count; line++) {
      csv.append(
          "DRILL-%04d,2026-03-01,Manis javanica,scales,%d,kg,Schiphol%n"
              .formatted(messages + line, 1 + line));
    }
    Path input = Files.createDirectories(site.root().resolve("input"));
    Path file = input.resolve("drill-%d.csv".formatted(sent.size()));
    Submission submission = Submission.hand(site.sender(), Files.writeString(file, csv));
    sent.add(submission);
    messages += count;
    return submission;
  }
}
