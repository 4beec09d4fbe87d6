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
import org.saola.routes.fixture.SetClock;
import org.springframework.transaction.support.TransactionOperations;

class RightOfWayTest {
  private static final int MANY = 200_000;
  private static final int BATCH = 50;

  private final SetClock clock = new SetClock();
  private final RightOfWay way = new RightOfWay(clock);
  private final Executor threads = task -> Thread.ofPlatform().daemon().start(task);
  private final CountDownLatch urgentEnds = new CountDownLatch(1);
  private final AtomicInteger ordinaryMessages = new AtomicInteger();

  @Test
  @Timeout(60)
  void ordinaryMessagesAreFewWhileAnUrgentBatchIsUnderWay_andNoneIsHeldForGood() throws Exception {
    CompletableFuture<Void> urgent = begin(() -> {});
    CompletableFuture<Void> ordinary = CompletableFuture.runAsync(this::handleMany, threads);
    await(() -> ordinaryMessages.get() > 10);
    assertThat(ordinary.isDone()).isFalse();
    assertThat(ordinaryMessages.get()).isLessThan(MANY / 10);

    urgentEnds.countDown();
    urgent.join();
    clock.pass(Duration.ofSeconds(1));
    ordinary.get(10, TimeUnit.SECONDS);
    assertThat(ordinaryMessages.get()).isEqualTo(MANY);
  }

  @Test
  @Timeout(60)
  void urgentBatchesWaitForNobody() throws Exception {
    CompletableFuture<Void> one = begin(() -> {});
    CompletableFuture<Void> other = begin(this::handleMany);
    await(() -> ordinaryMessages.get() == MANY);
    urgentEnds.countDown();
    CompletableFuture.allOf(one, other).get(10, TimeUnit.SECONDS);
  }

  @Test
  @Timeout(60)
  void oneThatHasArrivedIsWaitedFor_whetherItIsTakenOrNot() throws Exception {
    way.arrived();
    CompletableFuture<Void> ordinary = CompletableFuture.runAsync(this::handleMany, threads);
    await(() -> ordinaryMessages.get() > 10);
    assertThat(ordinary.isDone()).isFalse();
    clock.pass(Duration.ofMillis(100));
    ordinary.get(10, TimeUnit.SECONDS);
  }

  @Test
  @Timeout(60)
  void eachOfManyTransactionsLetsAnUrgentMessagePass() throws Exception {
    var transactions = way.yielding(TransactionOperations.withoutTransaction());
    way.arrived();
    CompletableFuture<Void> round =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < MANY; i++) {
                transactions.executeWithoutResult(status -> ordinaryMessages.incrementAndGet());
              }
            },
            threads);
    await(() -> ordinaryMessages.get() > 2);
    assertThat(round.isDone()).isFalse();
    assertThat(ordinaryMessages.get()).isLessThan(MANY / 10);

    clock.pass(Duration.ofMillis(100));
    round.get(10, TimeUnit.SECONDS);
    assertThat(ordinaryMessages.get()).isEqualTo(MANY);
  }

  @Test
  void batchesAreSmallWhileAnotherUrgentMessageIsLikely() {
    assertThat(way.batch(Urgency.ORDINARY, BATCH)).isEqualTo(BATCH);
    way.arrived();
    assertThat(way.batch(Urgency.ORDINARY, BATCH)).isEqualTo(10);
    assertThat(way.batch(Urgency.ORDINARY, 3)).isEqualTo(3);
    assertThat(way.batch(Urgency.URGENT, BATCH)).isEqualTo(BATCH);
    clock.pass(Duration.ofSeconds(1));
    assertThat(way.batch(Urgency.ORDINARY, BATCH)).isEqualTo(BATCH);
  }

  @Test
  void aClockThatIsSetBackHoldsNobodyUp() {
    way.arrived();
    clock.pass(Duration.ofHours(-1));
    handleMany();
    assertThat(way.batch(Urgency.ORDINARY, BATCH)).isEqualTo(BATCH);
  }

  @Test
  void whatFaultsEndsItsRightOfWay() {
    assertThat(CompletableFuture.runAsync(() -> way.run(Urgency.URGENT, this::fault), threads))
        .failsWithin(Duration.ofSeconds(10));
    clock.pass(Duration.ofSeconds(1));
    CompletableFuture.runAsync(this::handleMany, threads).orTimeout(10, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<Void> begin(Runnable first) throws InterruptedException {
    var begun = new CountDownLatch(1);
    CompletableFuture<Void> urgent =
        CompletableFuture.runAsync(
            () ->
                way.run(
                    Urgency.URGENT,
                    () -> {
                      begun.countDown();
                      first.run();
                      awaitEnd();
                    }),
            threads);
    begun.await();
    return urgent;
  }

  private void handleMany() {
    for (int i = 0; i < MANY; i++) {
      way.beforeMessage();
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

  /** Stands still until it is set. */
}
