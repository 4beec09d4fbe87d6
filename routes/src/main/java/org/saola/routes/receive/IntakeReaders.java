// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.DirectoryListener;
import org.saola.routes.HubProperties;
import org.saola.routes.RightOfWay;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.Queues;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A reader for each intake queue. The two lanes take turns apart: urgent messages never wait for
 * ordinary ones.
 */
@Component
@Order(2) // After the broker has made the queues.
final class IntakeReaders implements DirectoryListener, SmartLifecycle {
  private static final int BATCHES_PER_LANE = 4;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

  private final Broker broker;
  private final BatchHandler handler;
  private final HubProperties.Limits limits;
  private final RightOfWay way;
  private final Map<Urgency, Semaphore> turns =
      Map.of(
          Urgency.ORDINARY,
          new Semaphore(BATCHES_PER_LANE, true),
          Urgency.URGENT,
          new Semaphore(BATCHES_PER_LANE, true));

  // Guarded by this.
  private final Map<String, IntakeReader> readers = new TreeMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean running;

  IntakeReaders(Broker broker, BatchHandler handler, HubProperties hub, RightOfWay way) {
    this.broker = broker;
    this.handler = handler;
    this.limits = hub.limits();
    this.way = way;
  }

  @Override
  public synchronized void adopted(Directory directory) {
    directory.document().agencies().stream()
        .map(DirectoryDocument.Agency::id)
        .map(AgencyId::new)
        .forEach(this::add);
  }

  private void add(AgencyId agency) {
    for (Urgency lane : Urgency.values()) {
      String queue = Queues.intake(agency, lane);
      if (!readers.containsKey(queue)) {
        readers.put(queue, reader(agency, lane));
        if (running) {
          begin(queue);
        }
      }
    }
  }

  private IntakeReader reader(AgencyId agency, Urgency lane) {
    Semaphore turn = turns.get(lane);
    if (turn == null) {
      throw new IllegalStateException("no turns for the lane " + lane);
    }
    return new IntakeReader(
        broker, agency, lane, handler, turn, way, new Patience(limits.attempts()), limits.batch());
  }

  private void begin(String queue) {
    threads.add(builder(queue).name("read-" + queue).start(readers.get(queue)));
  }

  /**
   * Virtual threads share a carrier for each core and keep it while they compute: ordinary batches
   * could hold all of them. The urgent lane has threads that the system itself gives their turn.
   */
  private static Thread.Builder builder(String queue) {
    return Queues.isUrgent(queue) ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
  }

  /**
   * The route comes into being when the context is refreshed: only then is there a way to send in.
   */
  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    start();
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  public synchronized void start() {
    running = true;
    readers.keySet().forEach(this::begin);
  }

  @Override
  public synchronized void stop() {
    running = false;
    readers.values().forEach(IntakeReader::stop);
    for (Thread thread : threads) {
      try {
        thread.join(STOP_LIMIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
    readers.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
