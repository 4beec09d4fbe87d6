// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomTest {
  private final Room room = new Room(3, 2, Duration.ZERO);

  @Test
  void thereIsRoomForAFew_andForNobodyBeyond() {
    Room.Place first = room.enter("ines").orElseThrow();
    room.enter("ines").orElseThrow();
    assertThat(room.enter("ines")).as("one person leaves room for others").isEmpty();
    room.enter("gilles").orElseThrow();
    assertThat(room.enter("gilles")).as("all places are taken").isEmpty();
    first.close();
    // Twice frees one place, not two.
    first.close();
    assertThat(room.enter("gilles")).isPresent();
    assertThat(room.enter("eve")).isEmpty();
    assertThat(room.enter("ines")).as("who found no place holds none").isEmpty();
  }

  @Test
  void whoWaitsGetsThePlaceThatBecomesFree() throws Exception {
    Room patient = new Room(1, 1, Duration.ofSeconds(30));
    Room.Place taken = patient.enter("ines").orElseThrow();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> waiting = threads.submit(() -> patient.enter("gilles").isPresent());
      taken.close();
      assertThat(waiting.get()).isTrue();
    }
  }

  @Test
  void howeverManyComeNoMoreAreInsideAtOnce() throws Exception {
    Room busy = new Room(3, 2, Duration.ofSeconds(30));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch begin = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String person = "auditor-" + i % 7;
        all.add(
            threads.submit(
                () -> {
                  begin.await();
                  try (Room.Place place = busy.enter(person).orElseThrow()) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                    return place;
                  }
                }));
      }
      begin.countDown();
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(most.get()).isBetween(1, 3);
  }
}
