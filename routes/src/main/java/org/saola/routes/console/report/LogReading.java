// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased.Leaves;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LeafHashes;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.RangeCheck;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.KnownLeaves;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.evidence.KnownLeaf;
import org.springframework.stereotype.Component;

/**
 * Reads a part of the log from its beginning to its end. Every leaf's hash goes into the check
 * against the signed root, and every entry is held against its leaf: what somebody has changed in
 * the database counts for nothing, and is named.
 */
@Component
class LogReading {
  private static final int NOW_AND_THEN = 1024;

  private final PublishedLog log;
  private final KnownLeaves leaves;

  LogReading(PublishedLog log, KnownLeaves leaves) {
    this.log = log;
    this.leaves = leaves;
  }

  /** Is given what is read, in the order of the log. */
  interface Reader {
    void entry(long index, Entry entry) throws IOException;

    /** An entry that is not what the log holds, or of which nothing is kept. */
    default void damaged(DamagedLeaf leaf) throws IOException {
      // Counts for nothing, and the basis has it.
    }
  }

  /**
   * Holds the leaves alone against the signed root: little beside reading their entries.
   *
   * @throws LogRefused when the log does not hold
   */
  void holds(Instant since, Instant until) throws IOException, LogRefused {
    Checkpoint checkpoint = checkpoint();
    Leaves range = leaves.of(since, until, checkpoint.size());
    if (range.first() < range.end()) {
      LeafHashes hashes = new LeafHashes(log.tiles(), checkpoint.size(), range.first());
      RangeCheck check = check(checkpoint, range);
      for (long index = range.first(); index < range.end(); index++) {
        check.add(hashes.next());
      }
      check.finish();
    }
  }

  private Checkpoint checkpoint() throws IOException, LogRefused {
    return log.checkpoint().orElseThrow(() -> new LogRefused("the log has no checkpoint yet"));
  }

  private RangeCheck check(Checkpoint checkpoint, Leaves range) throws IOException, LogRefused {
    return new Proofs(log.tiles())
        .range(range.first(), range.end(), checkpoint.size())
        .check(checkpoint.size(), checkpoint.root());
  }

  /**
   * @param until before this instant; null for all up to the newest checkpoint
   * @param reader given the entries in scope, in the order of the log; those that stand near the
   *     span of time too
   * @throws LogRefused when the log does not hold: what was read is worth nothing then
   */
  Basis read(
      Instant since,
      @Nullable Instant until,
      Scope scope,
      Reader reader,
      Requester.Progress progress)
      throws IOException, LogRefused {
    Checkpoint checkpoint = checkpoint();
    Leaves range = leaves.of(since, until, checkpoint.size());
    if (range.first() >= range.end()) {
      return new Basis(checkpoint, range.first(), range.first(), 0, 0, 0, Basis.Damaged.NONE);
    }
    return new Pass(checkpoint, range, reader, progress).run(scope);
  }

  /** One reading. */
  private final class Pass {
    private final Checkpoint checkpoint;
    private final Leaves range;
    private final Reader reader;
    private final Requester.Progress progress;
    private Basis.Damaged damaged = Basis.Damaged.NONE;
    private long opened;
    private long erased;
    private long hidden;

    Pass(Checkpoint checkpoint, Leaves range, Reader reader, Requester.Progress progress) {
      this.checkpoint = checkpoint;
      this.range = range;
      this.reader = reader;
      this.progress = progress;
    }

    Basis run(Scope scope) throws IOException, LogRefused {
      long size = checkpoint.size();
      LeafHashes hashes = new LeafHashes(log.tiles(), size, range.first());
      RangeCheck check = check(checkpoint, range);
      Iterator<KnownLeaf> known = leaves.between(range.first(), range.end(), scope);
      KnownLeaf next = nextOf(known);
      for (long index = range.first(); index < range.end(); index++) {
        byte[] hash = hashes.next();
        check.add(hash);
        if ((index - range.first()) % NOW_AND_THEN == 0) {
          progress.far(index - range.first(), range.end() - range.first());
        }
        if (next != null && next.index() == index) {
          take(next, hash);
          next = nextOf(known);
        } else {
          hide(index, scope);
        }
      }
      check.finish();
      return new Basis(checkpoint, range.first(), range.end(), opened, erased, hidden, damaged);
    }

    /** From who sees everything nothing is hidden: what is not there is gone. */
    private void hide(long index, Scope scope) throws IOException {
      hidden++;
      if (scope instanceof Scope.Everything) {
        reader.damaged(new DamagedLeaf(index, false));
      }
    }

    private static @Nullable KnownLeaf nextOf(Iterator<KnownLeaf> known) {
      return known.hasNext() ? known.next() : null;
    }

    private void take(KnownLeaf leaf, byte[] hash) throws IOException {
      switch (leaf) {
        case KnownLeaf.Erased gone -> erased++;
        case KnownLeaf.Opened entry -> take(entry, hash);
      }
    }

    private void take(KnownLeaf.Opened leaf, byte[] hash) throws IOException {
      boolean holds =
          Leaf.hashOfOpening(leaf.salt(), leaf.entry())
              .filter(it -> Arrays.equals(it, hash))
              .isPresent();
      Optional<Entry> entry = holds ? read(leaf) : Optional.empty();
      if (entry.isPresent()) {
        opened++;
        reader.entry(leaf.index(), entry.get());
      } else {
        damaged = damaged.and(leaf.index());
        reader.damaged(new DamagedLeaf(leaf.index(), true));
      }
    }

    /** The log may hold what no program can read: it is named with what was changed. */
    private static Optional<Entry> read(KnownLeaf.Opened leaf) {
      try {
        return Optional.of(StrictJson.read(leaf.entry(), Entry.class));
      } catch (InvalidDocument e) {
        return Optional.empty();
      }
    }
  }
}
