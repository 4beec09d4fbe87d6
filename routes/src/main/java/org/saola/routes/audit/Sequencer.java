// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Tree;
import org.saola.routes.audit.LogRows.Waiting;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives entries their index and signs the tree that they make.
 *
 * <p>Two steps, each one transaction under the sequencer's lock. {@link #stage}: number what waits,
 * store the files of the larger tree, sign it, and replace the tree that was signed before. {@link
 * #publish}: write the stored files, the checkpoint last, and forget them. A crash between or
 * within the steps is recovered by running {@link #publish} again, which is how every round begins.
 */
final class Sequencer {
  /** Entries after which rounds are left out: three for each of a hundred messages. */
  private static final int MUCH = 300;

  private static final int LEFT_OUT = 2;

  /** Entries under one signature, at most: 16 full bundles. */
  private static final int BATCH = 4096;

  private final TransactionOperations transaction;
  private final LogRows rows;
  private final LogFolder folder;
  private final LogKeys keys;
  private final Clock clock;

  /** The tree of the last stage that succeeded; only {@link #stage} uses it. */
  private @Nullable Tree tree;

  /** Entries of the last stage. */
  private int staged;

  private int toLeaveOut;

  Sequencer(
      TransactionOperations transaction,
      LogRows rows,
      LogFolder folder,
      LogKeys keys,
      Clock clock) {
    this.transaction = transaction;
    this.rows = rows;
    this.folder = folder;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * {@link #run} every so often. After a round with much to do the next two are left out: under
   * load a signature covers three times as many entries, and still within a second.
   */
  synchronized void round() {
    if (toLeaveOut > 0) {
      toLeaveOut--;
      return;
    }
    run();
    toLeaveOut = staged >= MUCH ? LEFT_OUT : 0;
  }

  /** Publishes what was staged, then integrates all that waits: what comes meanwhile has time. */
  synchronized void run() {
    publish();
    do {
      if (stage()) {
        publish();
      }
    } while (staged == BATCH);
  }

  /** Whether something was staged. */
  synchronized boolean stage() {
    staged = 0;
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> stageLocked()));
    } catch (RuntimeException e) {
      // Whether the commit was done is unknown: the database says so next time.
      tree = null;
      throw e;
    }
  }

  private boolean stageLocked() {
    if (!rows.lock() || !rows.staged().isEmpty()) {
      return false;
    }
    SignedTree before = rows.signed();
    // Also when nothing waits: a database that was exchanged is found before it accepts anything.
    requirePublished(before);
    List<Waiting> waiting = rows.waiting(BATCH);
    if (waiting.isEmpty()) {
      return false;
    }
    Tree grown = treeAt(before);
    Map<String, byte[]> files = grown.append(waiting.stream().map(Waiting::leaf).toList());
    String checkpoint = keys.sign(grown.size(), grown.root(), clock.instant());
    rows.number(waiting, before.size());
    rows.stage(files);
    rows.replace(before, new SignedTree(grown.size(), grown.root(), checkpoint));
    tree = grown;
    staged = waiting.size();
    return true;
  }

  /** Idempotent: also the way back after a crash. */
  synchronized void publish() {
    transaction.executeWithoutResult(
        status -> {
          if (rows.lock()) {
            publishLocked();
          }
        });
  }

  private void publishLocked() {
    Map<String, byte[]> staged = rows.staged();
    if (staged.isEmpty()) {
      return;
    }
    try {
      folder.publish(staged, rows.signed());
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be published", e);
    }
    rows.unstage();
  }

  /** Signs only what grows from the tree that the world has seen. */
  private void requirePublished(SignedTree before) {
    try {
      Checkpoint published = folder.published().orElse(null);
      boolean same =
          published == null
              ? before.size() == 0
              : published.size() == before.size() && Arrays.equals(published.root(), before.root());
      if (!same) {
        throw new LogBroken(
            "the database has a tree of %d leaves, published is %s"
                .formatted(before.size(), published));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the published checkpoint cannot be read", e);
    }
  }

  private Tree treeAt(SignedTree signed) {
    Tree last = tree;
    if (last != null && last.size() == signed.size() && Arrays.equals(last.root(), signed.root())) {
      return last;
    }
    try {
      return Tree.open(folder.tiles(), signed.size(), signed.root());
    } catch (LogRefused e) {
      throw new LogBroken("the published tiles do not give the signed root: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("the log's tiles cannot be read", e);
    }
  }
}
