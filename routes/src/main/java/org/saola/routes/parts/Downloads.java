// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.routes.parts.PartRefused.Code;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives a part to whom it was released, until that recipient has answered for it. */
@Component
public final class Downloads {
  private final JdbcClient database;
  private final PartFiles files;
  private final Clock clock;

  Downloads(JdbcClient database, PartFiles files, Clock clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  /** A part that may be had. */
  public record Granted(PartKey key, long bytes, Digest sealed) {}

  /** The release row, and what the store still has of the part. */
  private record Release(
      String state, Instant expires, boolean takenBack, Optional<Granted> stored) {}

  /**
   * @throws PartRefused NOT_RELEASED, whether there is such a part or not; EXPIRED; GONE
   */
  public Granted grant(AgencyId asking, PartKey key) {
    Release release =
        release(asking, key)
            .orElseThrow(
                () -> new PartRefused(Code.NOT_RELEASED, "no release gives you such a part"));
    if (!release.expires().isAfter(clock.instant()) || release.state().equals("expired")) {
      throw new PartRefused(Code.EXPIRED, "the message has expired");
    }
    // The delivery may be in the inbox before the database has heard of its dispatch.
    if (!release.state().equals("consigned") && !release.state().equals("due")) {
      throw new PartRefused(Code.GONE, "the delivery is " + release.state());
    }
    if (release.takenBack()) {
      throw new PartRefused(Code.GONE, "the message, or one that it passes on, was taken back");
    }
    return release.stored().orElseThrow(() -> new PartRefused(Code.GONE, "it was deleted"));
  }

  private Optional<Release> release(AgencyId asking, PartKey key) {
    return database
        .sql(
            """
            select d.state, d.expires, p.bytes, p.sealed, %s as taken_back
            from message m join delivery d on d.message = m.number
            left join part p on p.accepted = m.number and p.part = ?
            where m.sender = ? and m.id = ?::uuid and d.recipient = ? and ? = any(d.released)
            """
                .formatted(TakenBack.condition("m.number")))
        .params(
            key.part(), key.uploader().value(), key.message().value(), asking.value(), key.part())
        .query(
            (row, index) -> {
              byte[] sealed = row.getBytes("sealed");
              Optional<Granted> stored =
                  sealed == null
                      ? Optional.empty()
                      : Optional.of(new Granted(key, row.getLong("bytes"), Digest.ofHash(sealed)));
              return new Release(
                  row.getString("state"),
                  row.getTimestamp("expires").toInstant(),
                  row.getBoolean("taken_back"),
                  stored);
            })
        .optional();
  }

  /** The sealed bytes from an offset on. */
  public InputStream open(Granted granted, long from) throws IOException {
    InputStream sealed = files.open(granted.key());
    sealed.skipNBytes(from);
    return sealed;
  }
}
