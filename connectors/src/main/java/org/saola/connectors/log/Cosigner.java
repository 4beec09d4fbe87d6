// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.hub.HubHttps;
import org.saola.connectors.hub.HubRefused;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Cosignature;
import org.saola.pki.transparency.AddCheckpoint;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogWitness;
import org.saola.pki.transparency.TileReader;
import org.saola.pki.transparency.WitnessKeys;

/**
 * Cosigns the checkpoints that the hub proposes, as {@code saola witness} does, with keys in the
 * home's folder {@code witness}; and hands them over itself, for a connector takes no calls.
 */
public final class Cosigner {
  private final Witness memory;
  private final LogWitness witness;
  private final Hub hub;
  private final TileReader tiles;

  /** What it has cosigned, as far as is known here: the witness says so when it is more. */
  private long cosigned;

  private String handed = "";

  /** Where proposals come from, and cosignatures go to. */
  public interface Hub {
    Optional<byte[]> proposed() throws IOException;

    void hand(Cosignature cosignature) throws IOException, HubRefused;

    static Hub over(HubHttps https) {
      return new Hub() {
        @Override
        public Optional<byte[]> proposed() throws IOException {
          return https.find("/log/checkpoint.proposed");
        }

        @Override
        public void hand(Cosignature cosignature) throws IOException, HubRefused {
          https.post("/cosignature", StrictJson.write(cosignature));
        }
      };
    }
  }

  private Cosigner(Witness memory, LogWitness witness, Hub hub, TileReader tiles) {
    this.memory = memory;
    this.witness = witness;
    this.hub = hub;
    this.tiles = tiles;
  }

  /**
   * Empty for an agency that is no witness: it has no {@code witness/witness.key}.
   *
   * @param logKey the log's Ed25519 verifier key line
   */
  public static Optional<Cosigner> in(
      AgencyHome home, String logKey, Witness memory, Hub hub, TileReader tiles, Clock clock)
      throws IOException {
    Path folder = home.root().resolve("witness");
    if (!Files.exists(folder.resolve("witness.key"))) {
      return Optional.empty();
    }
    String origin = logKey.substring(0, logKey.indexOf('+'));
    var witness =
        new LogWitness(
            folder.resolve("state"), WitnessKeys.load(folder), Map.of(origin, logKey), clock);
    return Optional.of(new Cosigner(memory, witness, hub, tiles));
  }

  /** Does nothing while nothing new is proposed. */
  public void round() throws IOException, LogRefused, LogDistrusted, HubRefused {
    Optional<byte[]> proposed = hub.proposed();
    String text = new String(proposed.orElse(new byte[0]), StandardCharsets.UTF_8);
    if (text.isEmpty() || text.equals(handed)) {
      return;
    }
    // Nobody vouches for a history that contradicts what the agency itself was shown.
    String lines = cosign(memory.believe(text));
    hub.hand(new Cosignature(lines));
    handed = text;
  }

  private String cosign(Checkpoint checkpoint) throws IOException, LogRefused {
    LogWitness.Answer answer = ask(cosigned, checkpoint);
    if (answer instanceof LogWitness.Conflict conflict && conflict.size() <= checkpoint.size()) {
      answer = ask(conflict.size(), checkpoint);
    }
    return switch (answer) {
      case LogWitness.Cosigned done -> {
        cosigned = checkpoint.size();
        yield done.lines();
      }
      case LogWitness.Conflict conflict ->
          throw new IOException(
              "%d leaves are proposed, and %d are cosigned"
                  .formatted(checkpoint.size(), conflict.size()));
      case LogWitness.Refused refused -> throw new IOException(refused.detail());
    };
  }

  private LogWitness.Answer ask(long known, Checkpoint checkpoint) throws IOException, LogRefused {
    return witness.add(AddCheckpoint.of(known, checkpoint, tiles).format());
  }
}
