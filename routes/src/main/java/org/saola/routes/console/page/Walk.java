// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.Found;
import org.saola.routes.console.find.FoundLeaf;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.console.scope.Scope;

/**
 * All entries that fit, newest first, one page of them in memory: for who sees everything with
 * those that cannot be opened in their place.
 */
final class Walk implements Iterator<FoundLeaf> {
  private final Entries entries;
  private final Question question;
  private final Scope scope;
  private final Deque<FoundLeaf> page = new ArrayDeque<>();
  private OptionalLong before;
  private boolean ended;

  /**
   * @param end above the first index
   */
  Walk(Entries entries, Question question, Scope scope, long end) {
    this.entries = entries;
    this.question = question;
    this.scope = scope;
    this.before = OptionalLong.of(end);
  }

  /** The leaves that a checkpoint must have to cover what is found: at least one. */
  long end() {
    return hasNext() ? page.getFirst().index() + 1 : 1;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && !ended) {
      read();
    }
    return !page.isEmpty();
  }

  @Override
  public FoundLeaf next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.removeFirst();
  }

  private void read() {
    try {
      Found found = entries.find(question, scope, before, Entries.PAGE);
      Stream.<FoundLeaf>concat(found.rows().stream(), found.damaged().stream())
          .sorted(Comparator.comparingLong(FoundLeaf::index).reversed())
          .forEach(page::add);
      before = found.next();
      // A page whose entries were all erased is empty, and not the last.
      ended = before.isEmpty();
    } catch (QuestionRefused e) {
      throw new IllegalStateException("what was found once is refused now", e);
    }
  }
}
