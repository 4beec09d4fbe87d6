// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.ops.Logs;
import org.saola.routes.HubApplication;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.Queues;

/** A hub that writes down, ten times a second, how many messages wait in all of its queues. */
public final class MeasuredHub {
  static final String RUNNING = "hub: running";
  private static final int PAUSE_MILLIS = 100;

  private MeasuredHub() {}

  /**
   * @param arguments the hub's {@code hub.yaml}, and the file to write to
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Logs.toConsole(Level.WARN);
    Broker broker = HubApplication.start(Path.of(arguments[0])).getBean(Broker.class);
    System.out.println(RUNNING);
    Path file = Path.of(arguments[1]);
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    while (true) {
      Files.writeString(aside, String.valueOf(waiting(broker)));
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static long waiting(Broker broker) {
    Stream<String> internal =
        Stream.of(
            Queues.DISPATCHED,
            Queues.INVALID,
            Queues.DEAD_LETTER,
            Queues.UNDELIVERABLE,
            Queues.EXPIRED);
    Stream<String> agencies =
        BenchFederation.agencies().stream()
            .map(AgencyId::new)
            .flatMap(
                agency ->
                    Stream.of(Urgency.values())
                        .flatMap(
                            lane ->
                                Stream.of(
                                    Queues.intake(agency, lane), Queues.inbox(agency, lane))));
    return Stream.concat(internal, agencies).mapToLong(broker::waiting).sum();
  }
}
