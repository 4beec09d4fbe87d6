// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchResultTest {
  @TempDir Path folder;

  @Test
  void ratioIsHubOverSignatureCheckAndRelay_whateverTheLogCosts() {
    BenchResult result = result(1.2, null);
    assertThat(result.ratio()).isEqualTo(2.4);
    assertThat(result.targetMet()).isFalse();
    assertThat(lines(result)).last().asString().contains("2.40 times").endsWith("Missed.");
    assertThat(lines(result)).anyMatch(line -> line.contains("0.550 ms, and the hub 2.18 times"));
  }

  @Test
  void atTheTarget_isMet() {
    BenchResult result = result(0.75, null);
    assertThat(result.targetMet()).isTrue();
    assertThat(lines(result)).last().asString().endsWith("Met.");
  }

  @Test
  void whatCannotBeMeasured_isSaidSo() {
    assertThat(lines(result(1, null)))
        .filteredOn(line -> line.contains("PostgreSQL"))
        .first()
        .asString()
        .endsWith("not measurable here");
    assertThat(lines(result(1, 0.25)))
        .filteredOn(line -> line.contains("PostgreSQL"))
        .first()
        .asString()
        .endsWith("0.250     0.250     0.250");
  }

  @Test
  void busyMachine_isSaidSo() {
    assertThat(lines(result(1, null))).anyMatch(line -> line.contains("other work"));
  }

  @Test
  void partsThatTravelApartStandBesideTheirEncryption() {
    assertThat(lines(result(1, null)))
        .anyMatch(line -> line.startsWith("1024 KiB apart"))
        .anyMatch(
            line -> line.contains("as much, once") && line.endsWith("0.125     0.125     0.125"));
  }

  @Test
  void aSlowSearchMissesItsTarget() {
    assertThat(lines(result(1, null)))
        .anyMatch(line -> line.contains("p99 is 120.0 ms (by its id)") && line.endsWith("Missed."));
  }

  @Test
  void whatCostsMoreThanTwiceInALargeLogIsSaid() {
    assertThat(lines(result(1, null)))
        .anyMatch(line -> line.contains("inclusion proof") && line.endsWith("2.22  missed"))
        .anyMatch(line -> line.contains("appending an entry") && line.endsWith("1.00  met"))
        .anyMatch(line -> line.contains("3 of 4") && line.endsWith("Missed."));
  }

  @Test
  void eachResultIsALineOfJson() throws IOException {
    var results = new BenchResults(folder.resolve("results"));
    results.add(result(1.2, 0.25));
    Path file = results.add(result(0.75, null));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    JsonNode first = new JsonMapper().readTree(lines.getFirst());
    assertThat(first.at("/ratio").doubleValue()).isEqualTo(2.4);
    assertThat(first.at("/hub/cpuMillisPerMessage/median").doubleValue()).isEqualTo(1.2);
    assertThat(first.at("/hub/databaseCpuMillisPerMessage/max").doubleValue()).isEqualTo(0.25);
    assertThat(first.at("/floors/relay/messagesPerSecond/min").doubleValue()).isEqualTo(900);
    assertThat(first.at("/machine/cores").intValue()).isEqualTo(2);
    assertThat(first.at("/commit").stringValue()).isEqualTo("c0ffee");
  }

  @Test
  void theUrgentLaneIsHeldAgainstItsIdleSelf() {
    assertThat(LANES.ratio()).isEqualTo(2.5);
    assertThat(LANES.targetMet()).isFalse();
    assertThat(LANES.idle().p99().median()).isEqualTo(20);
    assertThat(LANES.idle().p50().median()).isEqualTo(10);
    assertThat(lines(result(1, null)))
        .anyMatch(
            line ->
                line.contains("(90,000 at the end) is 2.50 times its idle p99")
                    && line.endsWith("Missed."));
  }

  @Test
  void withoutItsBacklogTheUrgentLaneShowsNothing() {
    for (var backlog :
        List.of(
            new LaneFigures.Backlog(100_000, 99_000, 90_000),
            new LaneFigures.Backlog(100_000, 100_000, 0))) {
      LaneFigures quick =
          LaneFigures.of(
              backlog,
              200,
              List.of(new LaneFigures.Run(10, 20)),
              List.of(new LaneFigures.Run(10, 20)));
      assertThat(quick.ratio()).isEqualTo(1);
      assertThat(quick.targetMet()).isFalse();
      assertThat(quick.verdict()).startsWith("Not shown");
    }
  }

  @Test
  void percentilesAreOfTheMessagesAsTheyCame() {
    List<Double> hundred =
        java.util.stream.IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList();
    assertThat(LaneFigures.Run.of(hundred)).isEqualTo(new LaneFigures.Run(50, 99));
    assertThat(LaneFigures.Run.of(List.of(3.0))).isEqualTo(new LaneFigures.Run(3, 3));
  }

  @Test
  void theChartIsWellFormedAndSaysWhatWasMissed() throws Exception {
    String svg = new BenchChart(result(1.2, 0.25)).svg();
    assertThat(svg).contains("2.40 times both floors").contains("prefers-color-scheme: dark");
    javax.xml.parsers.DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new org.xml.sax.InputSource(new java.io.StringReader(svg)));
  }

  private static final LaneFigures LANES =
      LaneFigures.of(
          new LaneFigures.Backlog(100_000, 100_000, 90_000),
          200,
          List.of(new LaneFigures.Run(10, 20)),
          List.of(new LaneFigures.Run(15, 50)));

  private static List<String> lines(BenchResult result) {
    return new BenchTable(result).lines();
  }

  private static BenchResult result(double hubMillis, Double databaseMillis) {
    return BenchResult.of(
        Instant.parse("2026-11-22T12:00:00Z"),
        "c0ffee",
        new Machine(2, "a JVM", "an OS", "an architecture", 1.5),
        BenchResult.Load.of(BenchPlan.quick(), 7855),
        server(hubMillis, databaseMillis),
        new HubMemory(1L << 26, null),
        new Floors(
            spread(0.2),
            spread(0.25),
            spread(17),
            3,
            server(0.3, null),
            spread(0.001),
            spread(0.02),
            spread(1)),
        new BenchResult.Besides(
            LANES,
            List.of(
                new BenchResult.Other(
                    BenchResult.Load.of(BenchPlan.quick(), new LoadCase(102400, 5, 2, 0, 1, 1), 1),
                    server(3, 0.5),
                    spread(0.4))),
            List.of(
                new ApartFigures(new ApartCase(1 << 20, 1, 1, 1), server(7, 0.5), spread(0.125))),
            List.of(log(1000, 9), log(10_000, 9), log(100_000, 20)),
            List.of(
                new SearchFigures(
                    10_000,
                    50,
                    15,
                    300,
                    List.of(new SearchFigures.Case("by its id", 4, 0.5, 120, null, 30)),
                    List.of())),
            List.of(new RuleFigures(10, spread(170), spread(2)))));
  }

  private static LogFigures log(int leaves, double proof) {
    return new LogFigures(leaves, 150, spread(7), spread(proof), spread(8), spread(6));
  }

  private static ServerFigures server(double millis, Double databaseMillis) {
    return ServerFigures.of(List.of(new ServerFigures.Run(900, millis, 0.1, databaseMillis, 0.5)));
  }

  private static Spread spread(double figure) {
    return Spread.of(List.of(figure));
  }
}
