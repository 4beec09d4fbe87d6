// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.saola.pki.transparency.LogWitness;
import org.saola.pki.transparency.WitnessKeys;

/**
 * A witness's folder: its keys, {@code witness.vkey} for those who count it, {@code logs/} with a
 * file of one verifier key line for each log that it watches, and {@code state/}.
 */
public record WitnessHome(Path root) {
  private static final String VKEY = ".vkey";

  /** Makes the keys; never overwrites any. */
  public WitnessKeys create(String name, SecureRandom random) throws IOException {
    Files.createDirectories(logs());
    WitnessKeys keys = WitnessKeys.create(root, name, random);
    Files.writeString(root.resolve("witness.vkey"), keys.verifierKeys().text());
    return keys;
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /**
   * @throws IOException also when a log's key names no log: it must be a verifier key line of C2SP
   *     signed-note, such as the hub's {@code log.vkey}
   */
  public LogWitness open(Clock clock) throws IOException {
    return new LogWitness(root.resolve("state"), WitnessKeys.load(root), known(), clock);
  }

  private Map<String, String> known() throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    for (Path file : files()) {
      String line = Files.readString(file).strip();
      int end = line.indexOf('+');
      if (end <= 0 || known.put(line.substring(0, end), line) != null) {
        throw new IOException("%s is no verifier key line, or names a log twice".formatted(file));
      }
    }
    return known;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(logs())) {
      return files.filter(file -> file.toString().endsWith(VKEY)).sorted().toList();
    }
  }
}
