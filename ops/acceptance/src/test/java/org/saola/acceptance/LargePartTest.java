// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.RunningConnector;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Outcome;
import org.saola.message.type.MessageTypes;
import org.saola.ops.Logs;
import org.saola.ops.Saola;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.Enrolment;
import org.saola.ops.federation.Federation;
import org.saola.ops.federation.UsualRecipients;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument.Agency;

/**
 * A scan image that none of the programs could hold in memory, sealed to three recipients, through
 * a real hub and connectors in processes of their own. The hub is killed in mid-upload and a
 * recipient in mid-download; both go on where they were.
 *
 * <p>{@code -Dsaola.large-part=256} sets the image's MiB, starts a process for each program, and
 * gives each 256 MiB of heap.
 */
class LargePartTest {
  private static final int QUICK = 64;
  private static final int MIB = Integer.getInteger("saola.large-part", QUICK);
  private static final boolean FULL = MIB != QUICK;
  private static final String HUB_HEAP = FULL ? "-Xmx256m" : "-Xmx128m";

  /** Not enough for the program and the image: who held it would run out of memory, and end. */
  private static final String CONNECTOR_HEAP = FULL ? "-Xmx256m" : "-Xmx88m";

  private static final long SEED = Long.getLong("saola.seed", 20261122L);
  private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 10 : 3);
  private static final String SENDER = "NL-CUSTOMS";
  private static final String MORTAL = "DE-CUSTOMS";
  private static final List<String> RECIPIENTS = List.of(MORTAL, "FR-CUSTOMS", "ES-CUSTOMS");

  @TempDir Path data;
  private final Map<String, Program> programs = new HashMap<>();

  /** Recipients that a quick run has no process for. */
  private final List<RunningConnector> inProcess = new ArrayList<>();

  @Test
  void sealedToThree_throughAKilledHubAndAKilledRecipient() throws Exception {
    System.out.printf("large part: %d MiB, seed %d%n", MIB, SEED);
    Logs.toFile(data.resolve("test.log"));
    DemoFederation demo = new DemoFederation(data);
    demo.create();
    enrol(demo);
    Path input = Files.createDirectories(data.resolve("input"));
    String digest = image(input.resolve("container.png"));
    Path draft = Files.writeString(input.resolve("scan.json"), draft());
    try {
      exchange(demo, draft, digest);
    } finally {
      inProcess.forEach(RunningConnector::close);
      programs.values().forEach(Program::close);
    }
    StringBuilder lines = new StringBuilder();
    String home = demo.hub().root().toString();
    assertThat(InProcess.run(lines, "audit", "reconcile", "--hub", home))
        .as(lines.toString())
        .isZero();
  }

  /** Scan images go between customs alone, and the demo has too few of them. */
  private static void enrol(DemoFederation demo) throws Exception {
    Federation federation = Federation.open(demo.federation(), Clock.systemUTC());
    List<String> types = MessageTypes.all().stream().map(type -> type.id().value()).toList();
    for (String id : RECIPIENTS) {
      Agency agency =
          new Agency(id, AgencyKind.CUSTOMS, id.substring(0, 2), false, List.of(), types);
      UsualRecipients usual =
          new UsualRecipients(
              List.of(SENDER), List.of(SENDER), List.of("@eu-customs"), federation.kinds());
      new Enrolment(agency, demo.agency(id), demo.hub().addresses(), usual)
          .write(federation, demo.hub().verifierKeys());
    }
    demo.hub().publish(federation.sign());
  }

  private void exchange(DemoFederation demo, Path draft, String digest) throws Exception {
    startHub(demo);
    startConnector(demo, SENDER);
    AgencyHome sender = new AgencyHome(demo.agency(SENDER));
    long began = System.nanoTime();
    Submission submission = Submission.hand(sender, draft);
    await("a part of the upload", () -> uploaded(demo) > MIB * 1024L * 1024 / 4);
    long hubHad = uploaded(demo);
    programs.get("hub").kill();
    startHub(demo);
    for (String recipient : RECIPIENTS) {
      if (FULL && !recipient.equals(MORTAL)) {
        startConnector(demo, recipient);
      } else if (!recipient.equals(MORTAL)) {
        inProcess.add(ConnectorApplication.start(demo.agency(recipient)));
      }
    }
    FileOutcome outcome = submission.await(Clock.systemUTC(), PATIENCE, at -> {}).orElseThrow();
    assertThat(outcome.messages()).hasSize(1);
    Outcome message = outcome.messages().getFirst();
    assertThat(message.state()).as("%s", message).isEqualTo(Outcome.State.ACCEPTED);
    System.out.printf(
        "accepted after %.1f s; the hub was killed at %d MiB%n", since(began), hubHad >> 20);

    startConnector(demo, MORTAL);
    await("a part of the download", () -> downloaded(demo) > MIB * 1024L * 1024 / 4);
    long had = downloaded(demo);
    programs.get(MORTAL).kill();
    startConnector(demo, MORTAL);
    for (String recipient : RECIPIENTS) {
      Path folder = new AgencyHome(demo.agency(recipient)).inbox().resolve(message.id().value());
      await(recipient, () -> Files.exists(folder.resolve("image.png")));
      assertThat(sha256(folder.resolve("image.png"))).as(recipient).isEqualTo(digest);
    }
    System.out.printf(
        "handed over after %.1f s; %s was killed at %d MiB%n", since(began), MORTAL, had >> 20);
    await("the store's emptying", () -> uploaded(demo) == 0);
    verify(new AgencyHome(demo.agency(MORTAL)).inbox().resolve(message.id().value()));
    assertThat(programs.values()).allMatch(Program::isAlive);
    for (Map.Entry<String, Program> program : programs.entrySet()) {
      System.out.printf("heap of %s: %s%n", program.getKey(), heap(program.getValue()));
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** In a small heap too, as soon as the log has proven what came with it. */
  private static void verify(Path folder) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Program verify =
          Program.start(List.of(CONNECTOR_HEAP), Saola.class, "verify", folder.toString())) {
        Program.Outcome outcome = verify.await(PATIENCE);
        if (outcome.exitCode() == 0) {
          return;
        }
        assertThat(System.nanoTime()).as(outcome.output()).isLessThan(end);
      }
    }
  }

  private static List<String> jvm(String heap) {
    // Without the second compiler, ciphers take ten times as long.
    return List.of(heap, "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc", "-XX:TieredStopAtLevel=4");
  }

  private static final Pattern COLLECTED = Pattern.compile(" (\\d+)M->(\\d+)M\\((\\d+)M\\)");

  /** MiB of heap in use when it was largest, and what was left when least could be freed. */
  private static String heap(Program program) throws IOException {
    int most = 0;
    int left = 0;
    Matcher collected = COLLECTED.matcher(program.output());
    while (collected.find()) {
      most = Math.max(most, Integer.parseInt(collected.group(1)));
      left = Math.max(left, Integer.parseInt(collected.group(2)));
    }
    return "at most %d MiB, %d after a collection".formatted(most, left);
  }

  private void startHub(DemoFederation demo) throws Exception {
    Program hub =
        Program.start(
            jvm(HUB_HEAP), Saola.class, "hub", "--config", demo.hub().settings().toString());
    programs.put("hub", hub);
    hub.awaitWords("hub: running", Duration.ofMinutes(1));
  }

  private void startConnector(DemoFederation demo, String agency) {
    try {
      Program connector =
          Program.start(
              jvm(CONNECTOR_HEAP),
              Saola.class,
              "connector",
              "--home",
              demo.agency(agency).toString());
      programs.put(agency, connector);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long uploaded(DemoFederation demo) throws IOException {
    return bytes(demo.hub().root().resolve("parts"), ".image");
  }

  private static long downloaded(DemoFederation demo) throws IOException {
    return bytes(new AgencyHome(demo.agency(MORTAL)).state("fetching"), "image");
  }

  private static long bytes(Path folder, String named) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.getFileName().toString().contains(named)).toList()) {
        bytes += Files.size(file);
      }
    } catch (java.io.UncheckedIOException | java.nio.file.NoSuchFileException e) {
      // Renamed while it was looked at.
      return bytes(folder, named);
    }
    return bytes;
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      for (Map.Entry<String, Program> program : programs.entrySet()) {
        assertThat(program.getValue().isAlive())
            .as("%s: %s", program.getKey(), program.getValue().output())
            .isTrue();
      }
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static String image(Path file) throws Exception {
    Random random = new Random(SEED);
    byte[] chunk = new byte[1 << 20];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < MIB; i++) {
        random.nextBytes(chunk);
        out.write(chunk);
      }
    }
    return sha256(file);
  }

  private static String sha256(Path file) throws Exception {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    }
  }

  private static String draft() {
    return """
    {"type": "scan-image/1", "to": ["%s"], "parts": {
      "scan": {"reference": "SYN-1", "container": "CSQU3054383",
        "scannedAt": "2026-11-20T23:59:59Z", "scanner": {"model": "synthetic"},
        "format": {"name": "PNG", "width": 40, "height": 12}, "finding": "NOTHING_SUSPICIOUS"},
      "image": {"file": "container.png", "mediaType": "image/png"}}}
    """
        .formatted(String.join("\", \"", RECIPIENTS));
  }
}
