// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.saola.pki.file.PrivateFile;

/**
 * The demo's passwords: made once, kept in a file of its owner alone, so that whoever started the
 * demo can look them up.
 */
final class Passwords {
  /** Without letters and digits that look alike. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  private final Path file;
  private final Map<String, String> byUsername = new TreeMap<>();

  private Passwords(Path file) {
    this.file = file;
  }

  /**
   * @param chance must be a {@link java.security.SecureRandom} but in tests
   * @throws IOException when others than the owner may read the file
   */
  static Passwords of(List<Person> people, Path file, RandomGenerator chance) throws IOException {
    Passwords passwords = new Passwords(file);
    passwords.read();
    if (people.stream().anyMatch(person -> passwords.addIfMissing(person.username(), chance))) {
      people.forEach(person -> passwords.addIfMissing(person.username(), chance));
      passwords.write();
    }
    return passwords;
  }

  String of(Person person) {
    String password = byUsername.get(person.username());
    if (password == null) {
      throw new IllegalArgumentException("nobody of the demo: " + person.username());
    }
    return password;
  }

  Path file() {
    return file;
  }

  private boolean addIfMissing(String username, RandomGenerator chance) {
    return byUsername.putIfAbsent(username, password(chance)) == null;
  }

  /** 16 letters of 31: 79 bits. */
  private static String password(RandomGenerator chance) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  private void read() throws IOException {
    try {
      if (!PrivateFile.isPrivate(file)) {
        throw new IOException("%s must be for its owner alone: chmod 600".formatted(file));
      }
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" +");
        byUsername.put(words[0], words[1]);
      }
    } catch (NoSuchFileException e) {
      // The first start.
    }
  }

  private void write() throws IOException {
    StringBuilder lines = new StringBuilder();
    byUsername.forEach((name, password) -> lines.append("%-20s %s%n".formatted(name, password)));
    PrivateFile.write(file, lines.toString());
  }
}
