// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.pki.transparency.Checkpoint;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.LogBroken;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.find.Entries;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the published log says of itself, and who vouches for it. */
@Component("logState")
public class LogState {
  /** What a busy hub writes in a few seconds. */
  private static final long MOMENTS = 10_000;

  private final PublishedLog log;
  private final Entries entries;

  /** Without witnesses nobody vouches, whatever lies there from before. */
  private final boolean known;

  private final Path witnesses;

  LogState(PublishedLog log, Entries entries, HubProperties hub) {
    this.log = log;
    this.entries = entries;
    this.known = !hub.witnesses().known().isEmpty();
    this.witnesses = hub.home().resolve("log").resolve("witnesses.json");
  }

  /**
   * @param size leaves of the published checkpoint; 0 while there is none
   * @param searched leaves that the search knows; fewer for a moment, or for long while it is made
   *     anew
   * @param problem what is wrong with it; absent where its signature holds
   */
  public record State(
      long size, long searched, Optional<Vouched> witnesses, @Nullable String problem) {
    /** Whether searches miss more than what came within the last seconds. */
    public boolean isBehind() {
      return size - searched > MOMENTS;
    }
  }

  /**
   * @param needed how many the operator has promised
   */
  public record Vouched(
      long size, Instant at, int needed, boolean enough, List<String> by, List<String> missing) {}

  public State now() throws IOException {
    try {
      return new State(
          log.checkpoint().map(Checkpoint::size).orElse(0L), entries.indexed(), vouched(), null);
    } catch (LogBroken e) {
      return new State(0, entries.indexed(), Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private Optional<Vouched> vouched() throws IOException {
    if (!known || !Files.exists(witnesses)) {
      return Optional.empty();
    }
    JsonNode said = JsonMapper.shared().readTree(Files.readAllBytes(witnesses));
    return Optional.of(
        new Vouched(
            said.path("size").asLong(),
            Instant.parse(said.path("at").asString()),
            said.path("needed").asInt(),
            said.path("enough").asBoolean(),
            names(said.path("vouching")),
            names(said.path("missing"))));
  }

  private static List<String> names(JsonNode witnesses) {
    return witnesses.valueStream().map(it -> it.path("witness").asString()).toList();
  }
}
