// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What somebody has searched for since signing in, so that going back shows it again. */
final class Searches {
  private static final String ATTRIBUTE = Searches.class.getName();
  private static final int KEPT = 20;

  private final Map<String, Found> found = new LinkedHashMap<>();

  /**
   * A search and the keys of the letters that it found.
   *
   * @param persons whether parts that name persons were searched
   */
  record Found(Query query, List<String> letters, boolean persons) {
    static final Found NOTHING = new Found(Query.of(Map.of()), List.of(), false);
  }

  static Searches of(HttpSession session) {
    synchronized (session) {
      Object kept = session.getAttribute(ATTRIBUTE);
      if (kept instanceof Searches searches) {
        return searches;
      }
      Searches none = new Searches();
      session.setAttribute(ATTRIBUTE, none);
      return none;
    }
  }

  /** The key by which it is shown again; the oldest are forgotten. */
  synchronized String keep(Found search) {
    String key = UUID.randomUUID().toString();
    found.put(key, search);
    if (found.size() > KEPT) {
      found.remove(found.keySet().iterator().next());
    }
    return key;
  }

  synchronized Optional<Found> find(String key) {
    return Optional.ofNullable(found.get(key));
  }
}
