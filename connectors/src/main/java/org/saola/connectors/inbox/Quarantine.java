// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/** What came from the hub and failed a check, as it came, for a person to look at. */
public final class Quarantine {
  private final Path folder;
  private final Clock clock;

  public Quarantine(AgencyHome home, Clock clock) throws IOException {
    this.folder = Files.createDirectories(home.state("quarantine"));
    this.clock = clock;
  }

  /**
   * @param from as it claims; nobody vouches for it
   */
  public record Reason(
      Instant at, String code, String detail, @Nullable AgencyId from, @Nullable MessageId id) {}

  /** On return it is on disk, in a folder named by the digest of its bytes. */
  public Path keep(
      byte[] bytes, String code, String detail, @Nullable AgencyId from, @Nullable MessageId id)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve(Digest.of(bytes).value()));
    Reason reason = new Reason(clock.instant(), code, detail, from, id);
    DurableFiles.place(place.resolve("message.p7m"), bytes);
    DurableFiles.place(place.resolve("reason.json"), StrictJson.writeIndented(reason));
    DurableFiles.force(place);
    DurableFiles.force(folder);
    return place;
  }

  public long count() throws IOException {
    return DurableFiles.list(folder).size();
  }
}
