// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Closing;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.SentMessages;
import org.saola.message.format.Mappings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the files that were taken from the outbox, each on a thread of its own. */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String LINK = "outbox";
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final AgencyHome home;
  private final Mappings mappings;
  private final Composer composer;
  private final Outgoing outgoing;
  private final SentMessages sent;
  private final StatusBoard board;
  private final Backoff backoff;
  private final JobSteps steps;
  private final Unclaimed unclaimed;
  private final Closing closing = new Closing();
  private final List<Thread> threads = new ArrayList<>();
  // One file is composed at a time: two would only share the same processors.
  private final ReentrantLock composing = new ReentrantLock(true);

  public Outbox(
      AgencyHome home,
      Mappings mappings,
      Composer composer,
      Outgoing outgoing,
      SentMessages sent,
      StatusBoard board,
      Backoff backoff,
      JobSteps steps,
      Clock clock) {
    this.home = home;
    this.mappings = mappings;
    this.composer = composer;
    this.outgoing = outgoing;
    this.sent = sent;
    this.board = board;
    this.backoff = backoff;
    this.steps = steps;
    this.unclaimed = new Unclaimed(clock);
  }

  /**
   * Goes on with what an earlier run began. Only after this may what was kept be released.
   *
   * @param kept all messages that are kept
   */
  public void resume(List<Kept> kept) throws IOException {
    for (JobFolder folder : JobFolder.unfinished(home)) {
      if (!folder.settled()) {
        FileJob job = job(folder);
        job.discardUnplanned(kept);
        start(job);
      }
    }
  }

  /**
   * Takes a file out of the outbox; on return it is this connector's to deal with. What nothing
   * reads stays a while, for the draft that names it.
   */
  void take(Path file) throws IOException {
    if (!NativeFile.isRead(file) && !unclaimed.isOverdue(file)) {
      return;
    }
    if (!closing.hasBegun()) {
      Optional<JobFolder> folder = JobFolder.claim(home, file);
      if (folder.isPresent()) {
        start(job(folder.get()));
      }
    }
  }

  private FileJob job(JobFolder folder) throws IOException {
    return new FileJob(folder, mappings, composer, outgoing, sent, steps);
  }

  private void start(FileJob job) {
    synchronized (threads) {
      threads.removeIf(thread -> !thread.isAlive());
      Thread thread = board.thread("outbox " + job.name(), () -> run(job));
      threads.add(thread);
      thread.start();
    }
  }

  private void run(FileJob job) {
    int failures = 0;
    while (!closing.hasBegun()) {
      try {
        work(job);
        return;
      } catch (IOException | LogDistrusted | RuntimeException e) {
        failures++;
        board.down(LINK, "%s: %s".formatted(job.name(), e.getMessage()));
        LOG.debug("{} cannot be composed now", job.name(), e);
      } catch (InterruptedException e) {
        return;
      }
      closing.pause(backoff.after(failures));
    }
  }

  private void work(FileJob job) throws IOException, LogDistrusted, InterruptedException {
    composing.lockInterruptibly();
    try {
      job.compose();
      job.reject();
      board.up(LINK);
    } catch (FileRefused e) {
      LOG.warn("{} is rejected: {}", job.name(), e.getMessage());
      job.rejectWhole(e);
      return;
    } finally {
      composing.unlock();
    }
    while (!closing.hasBegun() && !job.hasAllEvidence()) {
      closing.pause(LOOK);
      job.writeProgress();
    }
    if (!closing.hasBegun()) {
      job.finish();
    }
  }

  /** What is half done goes on at the next start. */
  @Override
  public void close() {
    closing.begin();
    List<Thread> running;
    synchronized (threads) {
      running = List.copyOf(threads);
    }
    try {
      for (Thread thread : running) {
        if (!thread.join(GRACE)) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
