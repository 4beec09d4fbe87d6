// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers all that is wrong with a message, so that nobody has to mend one cell to see the next.
 */
final class Troubles {
  private final List<RowRefused> found = new ArrayList<>();

  /** Something that is read of a row. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws RowRefused;
  }

  /** Empty where it could not be read, which is then among the troubles. */
  <T> Optional<T> reading(Reading<T> reading) {
    try {
      return Optional.of(reading.read());
    } catch (RowRefused e) {
      add(e);
      return Optional.empty();
    }
  }

  /** A cell is blamed once for each rule. */
  void add(RowRefused trouble) {
    boolean known =
        found.stream()
            .anyMatch(it -> it.row() == trouble.row() && it.problem().equals(trouble.problem()));
    if (!known) {
      found.add(trouble);
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<RowRefused> all() {
    return List.copyOf(found);
  }
}
