// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import ch.qos.logback.classic.Level;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.saola.ops.Logs;
import org.saola.routes.HubApplication;
import org.saola.routes.Stage;
import org.saola.routes.StageListener;
import org.saola.routes.broker.BrokerServer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A hub that takes orders on its standard input: {@code at STAGE kill PID} sends SIGKILL to a
 * process ({@code self}, or {@code child-of PID}) when the next batch has passed that stage, or
 * stops the {@code broker} alone; {@code clock PT1H} steps its clock.
 */
public final class FaultyHub {
  static final String RUNNING = "hub: running";
  private static final Order NONE = new Order(Stage.RECEIVE, "");

  private static volatile Order order = NONE;
  private static volatile Duration step = Duration.ZERO;
  private static volatile @Nullable BrokerServer broker;

  private FaultyHub() {}

  private record Order(Stage stage, String victim) {}

  /**
   * @param arguments the hub's {@code hub.yaml}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Logs.toConsole(Level.INFO);
    StageListener executioner = FaultyHub::passed;
    ConfigurableApplicationContext hub =
        HubApplication.start(
            Path.of(arguments[0]),
            context -> {
              context.getBeanFactory().registerSingleton("executioner", executioner);
              ((GenericApplicationContext) context)
                  .registerBean(
                      "steppedClock",
                      Clock.class,
                      SteppedClock::new,
                      bean -> bean.setPrimary(true));
            });
    hub.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>)
            e ->
                Thread.ofPlatform()
                    .start(
                        () -> {
                          hub.close();
                          Runtime.getRuntime().halt(1);
                        }));
    broker = hub.getBean(BrokerServer.class);
    System.out.println(RUNNING);
    take(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    new CountDownLatch(1).await();
  }

  private static void take(BufferedReader orders) throws IOException {
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] words = line.split(" ", 4);
      if (words[0].equals("clock")) {
        step = Duration.parse(words[1]);
      } else {
        order = new Order(Stage.valueOf(words[1]), words[3]);
      }
      System.out.println("taken: " + line);
    }
  }

  private static void passed(Stage stage, int messages) {
    Order given = order;
    if (stage == given.stage() && messages > 0 && !given.victim().isEmpty()) {
      order = NONE;
      System.out.println("done: " + stage + " " + given.victim());
      if (given.victim().equals("broker")) {
        stopBroker();
      } else {
        kill(given.victim());
      }
    }
  }

  /** Beside the batch, which goes on with a broker that has gone, as it would. */
  private static void stopBroker() {
    BrokerServer running = Objects.requireNonNull(broker);
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                running.close();
              } catch (Exception e) {
                System.out.println("the broker ends badly: " + e);
              }
            });
    FaultBench.await(() -> !running.isActive());
  }

  private static void kill(String victim) {
    boolean self = victim.equals("self");
    Optional<Long> pid =
        self
            ? Optional.of(ProcessHandle.current().pid())
            : victim.startsWith("child-of ")
                ? Postgres.session(Long.parseLong(victim.substring("child-of ".length())))
                : Optional.of(Long.parseLong(victim));
    try {
      if (pid.isPresent()) {
        new ProcessBuilder("kill", "-9", pid.get().toString()).start().waitFor();
      }
      if (self) {
        new CountDownLatch(1).await();
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static final class SteppedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("instants only");
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(step);
    }
  }
}
