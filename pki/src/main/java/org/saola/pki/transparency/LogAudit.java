// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Verifies a whole log offline, in constant memory, and names the index of whatever is wrong. */
public final class LogAudit {
  private LogAudit() {}

  /** Openings of leaves, by index; asked in ascending order, from a database or a file. */
  @FunctionalInterface
  public interface Openings {
    /**
     * The bytes whose SHA-256 is the leaf (salted), or that are the leaf (clear); empty if absent,
     * which is a finding unless it was erased.
     */
    Optional<Opening> find(long index) throws IOException;
  }

  /**
   * @param salted whether {@code bytes} is {@code salt || entry}, or a clear leaf
   */
  public record Opening(byte[] bytes, boolean salted) {
    /**
     * @param salt null for a clear leaf
     */
    public static Opening of(byte @Nullable [] salt, byte[] entry) {
      return salt == null
          ? new Opening(entry, false)
          : new Opening(Arrays.concatenate(salt, entry), true);
    }
  }

  /**
   * What excuses a missing entry.
   *
   * @param kept how long entries must have been kept before they are erased, where that is known
   */
  public record Erasures(EntryReader reader, Optional<Duration> kept) {
    /** Nothing is ever erased. */
    public static final Erasures NONE = new Erasures(entry -> Optional.empty(), Optional.empty());
  }

  /**
   * @param index the leaf, or -1 where the finding concerns the whole
   */
  public record Finding(long index, String what) {}

  /**
   * @param size leaves by the checkpoint; 0 where that does not verify
   * @param openingsChecked openings that were there, whether or not they held
   * @param erased entries that are not there, as later ones say
   */
  public record Report(long size, long openingsChecked, long erased, List<Finding> findings) {
    public boolean holds() {
      return findings.isEmpty();
    }
  }

  /**
   * Checks checkpoint signatures, every tile and bundle (earlier partial ones too, where the reader
   * can list them), the root, and (where given) every opening. Names at most a thousand findings.
   *
   * @param progress called with the number of leaves done
   */
  public static Report verify(
      TileReader log, LogVerifierKeys keys, Optional<Openings> openings, LongConsumer progress)
      throws IOException {
    return verify(log, keys, openings, Erasures.NONE, progress);
  }

  /** The same of a log whose entries are erased at the end of their retention. */
  public static Report verify(
      TileReader log,
      LogVerifierKeys keys,
      Optional<Openings> openings,
      Erasures erasures,
      LongConsumer progress)
      throws IOException {
    Findings findings = new Findings();
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.verify(readCheckpoint(log), keys);
    } catch (LogRefused e) {
      // Without a size and a root that somebody signed there is nothing to compare with.
      findings.ofTheWhole(e.detail());
      return new Report(0, 0, 0, findings.list());
    }
    LogWalk walk = new LogWalk(new LogTiles(log), checkpoint, findings, openings, erasures);
    walk.run(progress);
    return new Report(checkpoint.size(), walk.openingsChecked(), walk.erased(), findings.list());
  }

  private static String readCheckpoint(TileReader log) throws LogRefused, IOException {
    byte[] bytes =
        log.read("checkpoint").orElseThrow(() -> new LogRefused("the checkpoint is missing"));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LogRefused("the checkpoint is not UTF-8");
    }
  }
}
