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
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the published log says of itself, and who vouches for it. */
@Component("logState")
public class LogState {
  private final PublishedLog log;
  private final Path witnesses;

  LogState(PublishedLog log, HubProperties hub) {
    this.log = log;
    this.witnesses = hub.home().resolve("log").resolve("witnesses.json");
  }

  /**
   * @param size leaves of the published checkpoint; 0 while there is none
   * @param problem what is wrong with it; absent where its signature holds
   */
  public record State(long size, Optional<Vouched> witnesses, @Nullable String problem) {}

  /**
   * @param needed how many the operator has promised
   */
  public record Vouched(
      long size, Instant at, int needed, boolean enough, List<String> by, List<String> missing) {}

  public State now() throws IOException {
    try {
      return new State(log.checkpoint().map(Checkpoint::size).orElse(0L), vouched(), null);
    } catch (LogBroken e) {
      return new State(0, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private Optional<Vouched> vouched() throws IOException {
    if (!Files.exists(witnesses)) {
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
