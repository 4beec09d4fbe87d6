// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.pki.file.PrivateFile;

/**
 * A witness (C2SP tlog-witness): cosigns a checkpoint only when it is proven to continue the newest
 * one of that log that it has cosigned, which it keeps on disk first. So no two histories of one
 * log ever bear its cosignature. Safe for use by many threads.
 */
public final class LogWitness {
  private final Path state;
  private final WitnessKeys keys;
  private final Map<String, String> logs;
  private final Clock clock;

  /**
   * @param state folder in which the newest checkpoint of each log is kept
   * @param logs the Ed25519 verifier key line of each log, by origin
   */
  public LogWitness(Path state, WitnessKeys keys, Map<String, String> logs, Clock clock)
      throws IOException {
    this.state = Files.createDirectories(state);
    this.keys = keys;
    this.logs = Map.copyOf(logs);
    this.clock = clock;
  }

  /** What a witness answers. */
  public sealed interface Answer {}

  /** Its two cosignature lines. */
  public record Cosigned(String lines) implements Answer {}

  /** The proof starts elsewhere than this witness's newest checkpoint, whose size is told. */
  public record Conflict(long size) implements Answer {}

  /** Why nothing is cosigned. */
  public record Refused(Reason reason, String detail) implements Answer {}

  /** With the status of HTTP that tlog-witness has for each. */
  public enum Reason {
    MALFORMED(400),
    NOT_SIGNED_BY_LOG(403),
    UNKNOWN_LOG(404),
    NOT_CONSISTENT(422);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** Durable before it answers with a cosignature. */
  public synchronized Answer add(String body) throws IOException {
    // Another program on the same folder must not read what this one is about to replace.
    try (FileChannel lock =
            FileChannel.open(
                state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      if (!held.isValid()) {
        throw new IOException("the witness's folder cannot be locked: " + state);
      }
      return answer(body);
    } catch (OverlappingFileLockException e) {
      throw new IOException("another witness works in " + state, e);
    }
  }

  private Answer answer(String body) throws IOException {
    AddCheckpoint request;
    TreeHead claimed;
    try {
      request = AddCheckpoint.parse(body);
      claimed = TreeHead.parse(SignedNote.parse(request.checkpoint()).body());
    } catch (LogRefused e) {
      return new Refused(Reason.MALFORMED, String.valueOf(e.getMessage()));
    }
    String key = logs.get(claimed.origin());
    if (key == null) {
      return new Refused(Reason.UNKNOWN_LOG, "this witness does not know " + claimed.origin());
    }
    try {
      return consider(request, TreeHead.verifyEd25519Only(request.checkpoint(), key));
    } catch (LogRefused e) {
      return new Refused(Reason.NOT_SIGNED_BY_LOG, String.valueOf(e.getMessage()));
    }
  }

  private Answer consider(AddCheckpoint request, TreeHead shown) throws IOException {
    if (request.oldSize() > shown.size()) {
      return new Refused(
          Reason.MALFORMED,
          "the old size %d is larger than the checkpoint's".formatted(request.oldSize()));
    }
    Optional<TreeHead> last = last(shown.origin());
    long known = last.map(TreeHead::size).orElse(0L);
    if (request.oldSize() != known) {
      return new Conflict(known);
    }
    if (last.isPresent() && known == shown.size()) {
      // tlog-witness: another tree of the same size is a conflict.
      return Arrays.equals(last.get().root(), shown.root()) && request.proof().isEmpty()
          ? cosign(request, shown)
          : new Conflict(known);
    }
    Optional<String> doubt = doubt(request, last, shown);
    return doubt.isPresent()
        ? new Refused(Reason.NOT_CONSISTENT, doubt.get())
        : cosign(request, shown);
  }

  /** Every tree begins with the empty one. */
  private static Optional<String> doubt(
      AddCheckpoint request, Optional<TreeHead> last, TreeHead shown) {
    if (request.oldSize() == 0) {
      return request.proof().isEmpty() ? Optional.empty() : Optional.of("a proof of nothing");
    }
    try {
      Proofs.verifyConsistency(
          request.oldSize(),
          last.orElseThrow().root(),
          shown.size(),
          shown.root(),
          request.proof());
      return Optional.empty();
    } catch (LogRefused e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Cosigned cosign(AddCheckpoint request, TreeHead head) throws IOException {
    Instant now = clock.instant();
    Path file = file(head.origin());
    PrivateFile.createFolderOf(file);
    PrivateFile.write(file, request.checkpoint());
    String note = SignedNote.format(head.format(), keys.cosign(head, now));
    return new Cosigned(note.substring(head.format().length() + 1));
  }

  /** The newest checkpoint of a log that this witness has cosigned. */
  private Optional<TreeHead> last(String origin) throws IOException {
    Path file = file(origin);
    try {
      return Optional.of(
          TreeHead.verifyEd25519Only(Files.readString(file), String.valueOf(logs.get(origin))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (LogRefused e) {
      throw new IOException(
          "%s, what this witness has cosigned, does not verify any more: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private Path file(String origin) {
    return state.resolve(
        HexFormat.of()
                .formatHex(Sha256.of(origin.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            + ".checkpoint");
  }

  /** Origins of the logs that it knows. */
  public List<String> logs() {
    return logs.keySet().stream().sorted().toList();
  }
}
