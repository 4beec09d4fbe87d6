// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.saola.message.manifest.Urgency;

class RightOfWayTest {
  private static final int MANY = 200_000;

  private final RightOfWay way = new RightOfWay();
  private final Executor threads = task -> Thread.ofPlatform().daemon().start(task);
  private final CountDownLatch urgentEnds = new CountDownLatch(1);
  private final AtomicInteger ordinaryMessages = new AtomicInteger();

  @Test
  @Timeout(60)
  void ordinaryMessagesAreFewWhileAnUrgentBatchIsUnderWay_andNoneIsHeldForGood() throws Exception {
    CompletableFuture<Void> urgent = begin();
    CompletableFuture<Void> ordinary = CompletableFuture.runAsync(this::handleMany, threads);
    await(() -> ordinaryMessages.get() > 10);
    assertThat(ordinary.isDone()).isFalse();
    assertThat(ordinaryMessages.get()).isLessThan(MANY / 10);

    urgentEnds.countDown();
    urgent.join();
    ordinary.get(10, TimeUnit.SECONDS);
    assertThat(ordinaryMessages.get()).isEqualTo(MANY);
  }

  @Test
  void urgentMessagesWaitForNobody() throws Exception {
    CompletableFuture<Void> urgent = begin();
    long begin = System.nanoTime();
    for (int i = 0; i < MANY; i++) {
      way.give(Urgency.URGENT);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    urgentEnds.countDown();
    urgent.join();
  }

  @Test
  void whatFaultsEndsItsRightOfWay() {
    assertThat(CompletableFuture.runAsync(() -> way.run(Urgency.URGENT, this::fault), threads))
        .failsWithin(Duration.ofSeconds(10));
    CompletableFuture.runAsync(this::handleMany, threads).orTimeout(10, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<Void> begin() throws InterruptedException {
    var begun = new CountDownLatch(1);
    CompletableFuture<Void> urgent =
        CompletableFuture.runAsync(
            () ->
                way.run(
                    Urgency.URGENT,
                    () -> {
                      begun.countDown();
                      awaitEnd();
                    }),
            threads);
    begun.await();
    return urgent;
  }

  private void handleMany() {
    for (int i = 0; i < MANY; i++) {
      way.give(Urgency.ORDINARY);
      ordinaryMessages.incrementAndGet();
    }
  }

  private void awaitEnd() {
    try {
      urgentEnds.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fault() {
    throw new IllegalStateException("a batch that faults");
  }

  private static void await(BooleanSupplier reached) throws InterruptedException {
    while (!reached.getAsBoolean()) {
      Thread.sleep(1);
    }
  }
}
