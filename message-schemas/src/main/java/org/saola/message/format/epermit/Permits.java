// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.epermit.EPermitFile.Outcome;
import org.saola.message.format.epermit.EPermitFile.Read;
import org.saola.message.format.epermit.EPermitFile.Refused;

/** Goes from permit to permit. What stands between two belongs to the one before it. */
final class Permits implements Iterator<Outcome> {
  private static final int MAX_BETWEEN = 1_000;
  private static final String REST = "; nothing after it was read";

  private final XmlCursor cursor;
  private final Deque<Outcome> ready = new ArrayDeque<>();
  private long count;
  private boolean started;
  private boolean ended;

  /** The version of the permit at the cursor; none between permits. */
  private @Nullable EPermitVersion version;

  Permits(XmlCursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      try {
        advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Outcome next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void advance() throws IOException {
    Set<String> between = new TreeSet<>();
    @Nullable Outcome outcome = null;
    try {
      if (!started) {
        started = true;
        enter();
        between.addAll(seek());
      }
      if (version != null) {
        EPermitVersion found = version;
        count++;
        outcome = read(found);
        between.addAll(seek());
      } else {
        ended = true;
      }
    } catch (XmlRefused e) {
      ended = true;
      finish(outcome, between);
      long permit = outcome == null ? Math.max(1, count) : count + 1;
      ready.add(new Refused(permit, e.place(), e.reason() + REST));
      return;
    }
    finish(outcome, between);
    if (ended && count == 0) {
      ready.add(new Refused(1, cursor.place(), "holds no electronic permit"));
    }
  }

  private void finish(@Nullable Outcome outcome, Set<String> between) {
    if (outcome instanceof Read read) {
      List<String> notCarried = new ArrayList<>(read.notCarried());
      between.stream().filter(path -> !notCarried.contains(path)).forEach(notCarried::add);
      ready.add(new Read(read.permit(), read.number(), read.parts(), notCarried));
    } else if (outcome != null) {
      ready.add(outcome);
    }
  }

  private Outcome read(EPermitVersion found) throws IOException, XmlRefused {
    try {
      return new PermitReader(new PermitTree(cursor).read(), found).read(count);
    } catch (PermitRefused e) {
      return new Refused(count, e.place(), e.reason());
    } finally {
      version = null;
    }
  }

  private void enter() {
    version = EPermitVersion.ofPermit(cursor.name(), cursor.namespace()).orElse(null);
  }

  /** Moves on to the next permit, and says what stood before it. */
  private Set<String> seek() throws IOException, XmlRefused {
    Set<String> between = new TreeSet<>();
    int elements = 0;
    while (version == null && !ended) {
      switch (cursor.next()) {
        case START -> {
          elements++;
          enter();
        }
        case TEXT -> {
          String text = cursor.text().strip();
          if (!text.isEmpty() && !(cursor.isIn("Composite") && text.equals("false"))) {
            between.add(cursor.place().path());
          }
        }
        case END -> {}
        case END_OF_DOCUMENT -> ended = true;
      }
      if (elements > MAX_BETWEEN) {
        throw cursor.refused("more than %d elements and no permit".formatted(MAX_BETWEEN));
      }
    }
    return between;
  }
}
