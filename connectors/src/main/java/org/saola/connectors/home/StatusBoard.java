// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.saola.connectors.home.Status.Link;
import org.saola.connectors.home.Status.State;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects how the connector is doing, says changes in the log, and writes the status file. */
public final class StatusBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

  private final AgencyHome home;
  private final AgencyId agency;
  private final Clock clock;
  private final ConcurrentMap<String, Link> links = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Count> counts = new ConcurrentHashMap<>();

  /** A number that can be asked for at any time. */
  @FunctionalInterface
  public interface Count {
    long now() throws IOException;
  }

  public StatusBoard(AgencyHome home, AgencyId agency, Clock clock) {
    this.home = home;
    this.agency = agency;
    this.clock = clock;
  }

  /** A thread that says whose it is: several connectors may share a process. */
  public Thread thread(String name, Runnable work) {
    return Thread.ofVirtual().name(agency + " " + name).unstarted(work);
  }

  public void count(String name, Count count) {
    counts.put(name, count);
  }

  /** Says so only after it had been down. */
  public void up(String link) {
    Link before = links.get(link);
    if (before != null && before.state() == State.UP) {
      return;
    }
    if (before != null) {
      LOG.info("{}: {} is up again", agency, link);
    }
    links.put(link, new Link(State.UP, clock.instant(), null));
  }

  /** Says so once; what waits is kept and tried again. */
  public void down(String link, String why) {
    Link before = links.get(link);
    if (before == null || before.state() == State.UP) {
      LOG.warn("{}: {} is down, all is kept and tried again: {}", agency, link, why);
      links.put(link, new Link(State.DOWN, clock.instant(), why));
    }
  }

  public Status status() throws IOException {
    Map<String, Long> numbers = new TreeMap<>();
    for (Map.Entry<String, Count> count : counts.entrySet()) {
      numbers.put(count.getKey(), count.getValue().now());
    }
    return new Status(agency, clock.instant(), new TreeMap<>(links), numbers);
  }

  /** Not forced to disk: it is written again within seconds. */
  public void write() throws IOException {
    DurableFiles.replaceQuickly(home.status(), StrictJson.writeIndented(status()));
  }
}
