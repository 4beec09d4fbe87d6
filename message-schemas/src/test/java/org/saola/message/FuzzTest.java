// SPDX-License-Identifier: EUPL-1.2
package org.saola.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.format.CsvTable;
import org.saola.message.format.CsvTable.Read;
import org.saola.message.format.CsvTable.Refused;
import org.saola.message.format.Draft;
import org.saola.message.format.Mappings;
import org.saola.message.format.UnknownTable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageTypes;

/**
 * Damaged input is refused in the words of the API, and quickly. Another seed: {@code
 * -Dsaola.seed=7}.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final int ROUNDS_PER_SAMPLE = 300;
  private static final Duration QUICK = Duration.ofSeconds(2);
  private static final Path SAMPLES = Path.of("src/main/resources/org/saola/message/samples");
  // Read before anything is timed.
  private static final Mappings MAPPINGS = Mappings.packaged();
  private static final Path TABLES = Path.of("src/test/resources/org/saola/message/format");

  static Stream<Arguments> documents() {
    return Stream.concat(
        Stream.of(Arguments.of("manifest", Manifest.class)),
        MessageTypes.all().stream()
            .map(type -> Arguments.of(type.id().value().replaceFirst("/1$", ""), type.message())));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void damagedJsonIsReadOrRefused(String folder, Class<?> record) throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES.resolve(folder).resolve("valid"))) {
      for (Path sample : samples.sorted().toList()) {
        byte[] whole = Files.readAllBytes(sample);
        for (long seed = SEED; seed < SEED + ROUNDS_PER_SAMPLE; seed++) {
          byte[] damaged = damagedJson(whole, new Random(seed));
          readJson(damaged, record, "%s, seed %d".formatted(sample, seed));
        }
      }
    }
  }

  /** The work of this thread: what else the machine does must not fail a test. */
  private static long spent() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void readJson(byte[] json, Class<?> type, String what) {
    long start = spent();
    try {
      Object record = StrictJson.read(json, type);
      assertThat(StrictJson.read(StrictJson.write(record), type)).as(what).isEqualTo(record);
    } catch (InvalidDocument e) {
      assertThat(e.problems()).as(what).isNotEmpty();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail(what, e);
    }
    assertThat(Duration.ofNanos(spent() - start)).as(what).isLessThan(QUICK);
  }

  private static byte[] damagedJson(byte[] whole, Random random) {
    String text = new String(whole, UTF_8);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
      case 1 -> replacedOnce(text, "\\d+", "9".repeat(1 + random.nextInt(200)), random);
      case 2 -> replacedOnce(text, "\\d+", "1e" + random.nextInt(), random);
      case 3 -> replacedOnce(text, "\"[^\"]*\":", "\"id\": null, $0", random);
      case 4 -> replacedOnce(text, "(\"[^\"]*\"): [^,{\\[\\n]*,", "$0 $0", random);
      case 5 -> replacedOnce(text, "[\\[{]", "[".repeat(1 + random.nextInt(100_000)), random);
      case 6 -> replacedOnce(text, "\"[^\"]*\"", word(random), random);
      default -> withFlippedBytes(whole, random);
    };
  }

  private static String word(Random random) {
    List<String> words =
        List.of("\"\"", "null", "true", "-0.0", "{}", "[]", "\"\\\\ud800\"", "\"\\\\u0000\"");
    return words.get(random.nextInt(words.size()));
  }

  private static byte[] replacedOnce(String text, String find, String with, Random random) {
    int from = random.nextInt(text.length());
    String rest = text.substring(from).replaceFirst(find, with);
    return (text.substring(0, from) + rest).getBytes(UTF_8);
  }

  private static byte[] withFlippedBytes(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "illegal-trade-report.csv",
        "cites-trade-database-excerpt.csv",
        "etis.csv",
        "alert.csv"
      })
  void damagedTablesAreReadOrRefused_eachRowOnce(String table) throws IOException {
    byte[] whole = Files.readAllBytes(TABLES.resolve(table));
    for (long seed = SEED; seed < SEED + ROUNDS_PER_SAMPLE; seed++) {
      Random random = new Random(seed);
      byte[] damaged =
          random.nextInt(4) == 0
              ? Arrays.copyOf(whole, random.nextInt(whole.length))
              : withFlippedBytes(whole, random);
      readTable(damaged, "%s, seed %d".formatted(table, seed));
    }
  }

  private static void readTable(byte[] csv, String what) {
    long start = spent();
    Set<Long> rows = new HashSet<>();
    try (CsvTable table = CsvTable.open(new ByteArrayInputStream(csv), MAPPINGS)) {
      for (CsvTable.Outcome outcome : table) {
        switch (outcome) {
          case Read read -> read.rows().forEach(row -> assertThat(rows.add(row)).as(what).isTrue());
          case Refused refused -> assertThat(rows.add(refused.row())).as(what).isTrue();
        }
      }
      // Contiguous from 1: no row fell out in silence (a damaged table has no blank ones).
      assertThat(rows).as(what).allMatch(row -> row <= rows.size());
    } catch (UnknownTable e) {
      assertThat(e).as(what).hasMessageMatching("(?s).+");
    } catch (IOException | RuntimeException e) {
      fail(what, e);
    }
    assertThat(Duration.ofNanos(spent() - start)).as(what).isLessThan(QUICK);
  }

  @Test
  void garbageIsRefusedByEveryReader() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      byte[] garbage = new byte[random.nextInt(2_000)];
      random.nextBytes(garbage);
      readJson(garbage, Manifest.class, "garbage %d of seed %d".formatted(i, SEED));
      readTable(garbage, "garbage %d of seed %d".formatted(i, SEED));
      readDraft(garbage);
    }
  }

  private static void readDraft(byte[] garbage) {
    try {
      fail("read as a draft: " + Draft.read(garbage));
    } catch (InvalidDocument e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
