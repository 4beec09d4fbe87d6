// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import java.io.Serializable;
import java.util.Optional;

/**
 * What an auditor works on, as said before the first look.
 *
 * @param number names the task in the log
 * @param words a reference, such as a file number; no names of persons
 */
public record Task(String number, Ground ground, String words) implements Serializable {
  static final int LONGEST = 120;

  /** What is the matter with the words: a key; empty where nothing is. */
  static Optional<String> problem(String words) {
    if (words.isBlank()) {
      return Optional.of("consult.words.missing");
    }
    return words.length() > LONGEST ? Optional.of("consult.words.long") : Optional.empty();
  }

  /** In one line, whatever was typed. */
  static String line(String typed) {
    return typed.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}
