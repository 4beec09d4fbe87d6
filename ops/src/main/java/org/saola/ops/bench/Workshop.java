// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.ops.Saola;
import org.saola.ops.program.Program;
import org.springframework.util.FileSystemUtils;

/**
 * A federation in a temporary folder and the servers that run on it. When it is closed, or the
 * command is stopped, nothing of it is left.
 */
final class Workshop implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final String HUB_RUNNING = "hub: running";

  private final Path folder;
  private final List<String> hubOptions;
  private final List<Program> programs = new ArrayList<>();
  private final List<ProcessHandle> databases = new ArrayList<>();

  private Workshop(Path folder, List<String> hubOptions) {
    this.folder = folder;
    this.hubOptions = hubOptions;
  }

  /**
   * @param hubOptions of the hub's JVM, beside those of this one
   */
  static Workshop open(List<String> hubOptions) throws IOException {
    var workshop = new Workshop(Files.createTempDirectory("saola-bench"), hubOptions);
    // However the command ends, its programs end with it: they are known by their process.
    Runtime.getRuntime().addShutdownHook(new Thread(workshop::close, "bench-cleanup"));
    return workshop;
  }

  BenchFederation federation() {
    return new BenchFederation(folder);
  }

  Program startHub() throws IOException, InterruptedException {
    Program hub =
        start("hub", Saola.class, hubOptions, List.of("hub", "--config", settings().toString()));
    hub.awaitWords(HUB_RUNNING, START_LIMIT);
    return hub;
  }

  /**
   * @param queued file in which the hub says how many messages wait
   */
  Program startMeasuredHub(Path queued) throws IOException, InterruptedException {
    Program hub =
        start(
            "hub",
            MeasuredHub.class,
            hubOptions,
            List.of(settings().toString(), queued.toString()));
    hub.awaitWords(MeasuredHub.RUNNING, START_LIMIT);
    return hub;
  }

  Program startRelay(String from, String to) throws IOException, InterruptedException {
    String journal = folder.resolve("relay").toString();
    Program relay =
        start(
            "relay", BareRelay.class, List.of(), List.of(settings().toString(), journal, from, to));
    relay.awaitWords(BareRelay.RUNNING, START_LIMIT);
    return relay;
  }

  private synchronized Program start(
      String name, Class<?> main, List<String> options, List<String> arguments) throws IOException {
    Program program = Program.start(main, folder.resolve(name + ".log"), options, arguments);
    programs.add(program);
    return program;
  }

  /** The hub's PostgreSQL, where it runs its own. */
  synchronized Optional<ProcessHandle> database() throws IOException {
    Path pid = federation().hub().root().resolve("database/data/postmaster.pid");
    try {
      Optional<ProcessHandle> postmaster =
          ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()));
      postmaster.ifPresent(databases::add);
      return postmaster;
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path settings() {
    return federation().hub().settings();
  }

  /** Idempotent: the end of the command and that of the JVM both come here. */
  @Override
  public synchronized void close() {
    programs.forEach(Program::close);
    programs.clear();
    // A hub that had to be killed leaves its database running.
    databases.forEach(ProcessHandle::destroy);
    databases.clear();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
