// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.DecisionAnswer.Ruling;

/** The rulings of one rule set that were used last, at most {@link #CAPACITY}. */
final class DecisionCache {
  static final int CAPACITY = 20_000;

  private record Key(String directory, Question question) {}

  private final Map<Key, Ruling> rulings =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Ruling> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized Optional<Ruling> find(String directory, Question question) {
    @Nullable Ruling found = rulings.get(new Key(directory, question));
    return Optional.ofNullable(found);
  }

  synchronized void keep(String directory, Question question, Ruling ruling) {
    rulings.put(new Key(directory, question), ruling);
  }

  synchronized int size() {
    return rulings.size();
  }
}
