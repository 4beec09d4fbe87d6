// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.ops.demo.Progress;

/** Puts the load on a server, run after run, and reads what its processes have used. */
final class ServerRuns {
  private static final double NANOS = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final String name;
  private final ProcessHandle server;
  private final Optional<ProcessHandle> database;
  private final Progress progress;

  ServerRuns(
      String name, ProcessHandle server, Optional<ProcessHandle> database, Progress progress) {
    this.name = name;
    this.server = server;
    this.database = database;
    this.progress = progress;
  }

  /** Puts messages on the server; tells the seconds until all was delivered. */
  @FunctionalInterface
  interface Sending {
    double run() throws IOException, JMSException, InterruptedException;
  }

  ServerFigures measure(Exchange exchange, MessageSupply messages)
      throws IOException, JMSException, InterruptedException {
    return ServerFigures.of(runs(exchange, messages));
  }

  List<ServerFigures.Run> runs(Exchange exchange, MessageSupply messages)
      throws IOException, JMSException, InterruptedException {
    if (!messages.warmUp().isEmpty()) {
      progress.say("  %-6s warming up with %d messages".formatted(name, messages.warmUp().size()));
      exchange.run(messages.warmUp());
      exchange.awaitEvidence();
    }
    List<ServerFigures.Run> runs = new ArrayList<>();
    for (List<byte[]> each : messages.runs()) {
      runs.add(run(exchange, each.size(), () -> exchange.run(each)));
      say(runs, messages.runs().size());
    }
    return runs;
  }

  /** The same with parts that travel apart. */
  ServerFigures measure(Exchange exchange, ApartTraffic traffic, List<List<ApartMessage>> batches)
      throws IOException, JMSException, InterruptedException {
    traffic.run(batches.getFirst());
    exchange.awaitEvidence();
    List<ServerFigures.Run> runs = new ArrayList<>();
    for (List<ApartMessage> each : batches.subList(1, batches.size())) {
      runs.add(run(exchange, each.size(), () -> traffic.run(each)));
      say(runs, batches.size() - 1);
    }
    return ServerFigures.of(runs);
  }

  private void say(List<ServerFigures.Run> runs, int of) {
    ServerFigures.Run run = runs.getLast();
    progress.say(
        "  %-6s run %d of %d: %.0f messages/s, %.3f ms of CPU a message"
            .formatted(name, runs.size(), of, run.rate(), run.cpuMillis()));
  }

  private ServerFigures.Run run(Exchange exchange, int count, Sending sending)
      throws IOException, JMSException, InterruptedException {
    Used before = used();
    long begin = System.nanoTime();
    double seconds = sending.run();
    exchange.awaitEvidence();
    double evidence = (System.nanoTime() - begin) / NANOS - seconds;
    Used after = used();
    Double compiler = millisBetween(before.compiler(), after.compiler(), count);
    Double all = millisBetween(before.process(), after.process(), count);
    if (all == null) {
      throw new IllegalStateException("this system does not tell CPU time");
    }
    return new ServerFigures.Run(
        count / seconds,
        compiler == null ? all : all - compiler,
        compiler,
        millisBetween(before.database(), after.database(), count),
        evidence);
  }

  /** CPU time since the processes began. */
  private record Used(
      Optional<Duration> process, Optional<Duration> compiler, Optional<Duration> database) {}

  private Used used() {
    return new Used(
        ProcessCpu.of(server).or(() -> server.info().totalCpuDuration()),
        ProcessCpu.ofCompiler(server),
        database.flatMap(ProcessCpu::ofAll));
  }

  private static @Nullable Double millisBetween(
      Optional<Duration> before, Optional<Duration> after, int messages) {
    return before.isPresent() && after.isPresent()
        ? after.get().minus(before.get()).toNanos() / NANOS_PER_MILLI / messages
        : null;
  }
}
