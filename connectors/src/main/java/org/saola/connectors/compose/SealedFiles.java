// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.manifest.MessageId;

/**
 * {@code state/apart/MESSAGE/PART}: the sealed bytes of parts that travel apart, each 0600, kept as
 * long as their message is: what is uploaded, first time and every time again.
 */
public final class SealedFiles {
  private static final int BUFFER = 64 << 10;

  private final Path folder;

  public SealedFiles(AgencyHome home) throws IOException {
    this.folder = Files.createDirectories(home.state("apart"));
  }

  /** A new file; what is written is on disk when the stream has been closed. */
  OutputStream create(MessageId message, String part) throws IOException {
    Path place = Files.createDirectories(folder.resolve(message.value()));
    DurableFiles.force(folder);
    FileChannel channel =
        FileChannel.open(
            place.resolve(part),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    OutputStream forced =
        new FilterOutputStream(Channels.newOutputStream(channel)) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() throws IOException {
            try (channel) {
              channel.force(true);
              DurableFiles.force(place);
            }
          }
        };
    return new BufferedOutputStream(forced, BUFFER);
  }

  public Path file(MessageId message, String part) {
    return folder.resolve(message.value()).resolve(part);
  }

  /** Bytes of all parts of a message that travel apart; 0 where none does. */
  public long size(MessageId message) throws IOException {
    long size = 0;
    for (Path file : DurableFiles.list(folder.resolve(message.value()))) {
      size += Files.size(file);
    }
    return size;
  }

  public void delete(MessageId message) throws IOException {
    DurableFiles.deleteTree(folder.resolve(message.value()));
  }

  /** Deletes what belongs to no message that is kept, and was made before the instant. */
  public void forget(Predicate<MessageId> kept, Instant before) throws IOException {
    List<Path> messages = DurableFiles.list(folder);
    for (Path place : messages) {
      MessageId message = new MessageId(String.valueOf(place.getFileName()));
      if (!kept.test(message) && Files.getLastModifiedTime(place).toInstant().isBefore(before)) {
        delete(message);
      }
    }
  }
}
