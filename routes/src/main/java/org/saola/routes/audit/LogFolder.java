// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TileReader;
import org.springframework.util.FileSystemUtils;

/**
 * The published log: static files that never change once they are there, and {@code checkpoint},
 * which is replaced last. Who reads a checkpoint finds every tile that it needs.
 */
final class LogFolder {
  private static final String CHECKPOINT = "checkpoint";
  private static final String WITNESSED = "checkpoint.witnessed";
  private static final String PROPOSED = "checkpoint.proposed";

  private final Path folder;
  private final LogVerifierKeys keys;

  /** What was verified last: the same text needs no second check. */
  private volatile @Nullable Verified verified;

  private record Verified(String text, Checkpoint checkpoint) {}

  LogFolder(Path folder, LogVerifierKeys keys) {
    this.folder = folder.toAbsolutePath().normalize();
    this.keys = keys;
  }

  LogVerifierKeys keys() {
    return keys;
  }

  TileReader tiles() {
    return TileReader.folder(folder);
  }

  /**
   * The checkpoint that the world has seen.
   *
   * @throws LogBroken when it is not signed by this log's keys
   */
  Optional<Checkpoint> published() throws IOException {
    return read(CHECKPOINT, this::verify);
  }

  /** The checkpoint that witnesses were asked about last. */
  Optional<Checkpoint> witnessed() throws IOException {
    return read(WITNESSED, text -> Checkpoint.verify(text, keys));
  }

  /** The checkpoint that agencies are to cosign. */
  Optional<Checkpoint> proposed() throws IOException {
    return read(PROPOSED, text -> Checkpoint.verify(text, keys));
  }

  void propose(Checkpoint checkpoint) throws IOException {
    replace(folder.resolve(PROPOSED), checkpoint.text().getBytes(StandardCharsets.UTF_8));
  }

  /** The newest cosignature lines that an agency has handed over. */
  Optional<String> cosignature(AgencyId agency) throws IOException {
    try {
      return Optional.of(Files.readString(cosigned().resolve(agency.value())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void keepCosignature(AgencyId agency, String lines) throws IOException {
    Files.createDirectories(cosigned());
    replace(cosigned().resolve(agency.value()), lines.getBytes(StandardCharsets.UTF_8));
  }

  private Path cosigned() {
    return folder.resolve("cosigned");
  }

  private interface Verification {
    Checkpoint of(String text) throws LogRefused;
  }

  private Optional<Checkpoint> read(String name, Verification verification) throws IOException {
    try {
      return Optional.of(verification.of(Files.readString(folder.resolve(name))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (LogRefused e) {
      throw new LogBroken(
          "%s does not verify with this log's keys: %s"
              .formatted(folder.resolve(name), e.getMessage()),
          e);
    }
  }

  private Checkpoint verify(String text) throws LogRefused {
    Verified last = verified;
    if (last == null || !last.text().equals(text)) {
      last = new Verified(text, Checkpoint.verify(text, keys));
      verified = last;
    }
    return last.checkpoint();
  }

  /** Durable before visible: the checkpoint follows when every file that it needs is on disk. */
  void publish(Map<String, byte[]> files, SignedTree tree) throws IOException {
    Set<Path> touched = new LinkedHashSet<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      writeOnce(folder.resolve(file.getKey()), file.getValue(), touched);
    }
    for (Path each : touched) {
      sync(each);
    }
    refuseOlder(tree);
    replace(folder.resolve(CHECKPOINT), tree.checkpoint().getBytes(StandardCharsets.UTF_8));
    sync(folder);
    removePartials(files.keySet());
  }

  /** What witnesses have said of a checkpoint, and who has not. */
  void publishWitnessed(byte[] checkpoint, byte[] status) throws IOException {
    replace(folder.resolve(WITNESSED), checkpoint);
    replace(folder.resolve("witnesses.json"), status);
    sync(folder);
  }

  /** A file may be there already: published before a crash, and then it has the same bytes. */
  private void writeOnce(Path file, byte[] content, Set<Path> touched) throws IOException {
    if (Files.exists(file)) {
      if (!Arrays.equals(Files.readAllBytes(file), content)) {
        throw new LogBroken("%s is published with other bytes than were staged".formatted(file));
      }
      return;
    }
    Path parent = file.resolveSibling("");
    Files.createDirectories(parent);
    while (parent.startsWith(folder)) {
      touched.add(parent);
      parent = parent.resolve("..").normalize();
    }
    replace(file, content);
  }

  /** A checkpoint never goes back: another node may have published a later one meanwhile. */
  private void refuseOlder(SignedTree tree) throws IOException {
    long published = published().map(Checkpoint::size).orElse(0L);
    if (published > tree.size()) {
      throw new LogBroken(
          "the published checkpoint has %d leaves, the one to publish %d"
              .formatted(published, tree.size()));
    }
  }

  /** C2SP tlog-tiles: a partial tile may go once the full one is there. */
  private void removePartials(Set<String> published) throws IOException {
    for (String path : published) {
      if (!path.contains(".p/")) {
        FileSystemUtils.deleteRecursively(folder.resolve(path + ".p"));
      }
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A new name is durable only when its folder is. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
