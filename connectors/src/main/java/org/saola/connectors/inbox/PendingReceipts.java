// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;

/**
 * Lines that have yet to be put into a receipt, by original sender: of a message at most one that
 * says whether it arrived, and one that says that it was read.
 */
public final class PendingReceipts {
  private static final String ENDING = ".json";

  private final Path folder;
  private final Path read;
  private final ReentrantLock reading = new ReentrantLock();

  PendingReceipts(AgencyHome home) throws IOException {
    this.folder = Files.createDirectories(home.state("receipts"));
    this.read = Files.createDirectories(home.state("read"));
  }

  /** By message for each sender. */
  public Map<AgencyId, List<ReceiptItem>> all() throws IOException {
    Map<AgencyId, List<ReceiptItem>> pending = new TreeMap<>();
    for (Path sender : DurableFiles.list(folder)) {
      List<ReceiptItem> lines = new ArrayList<>();
      for (Path file : DurableFiles.list(sender)) {
        lines.add(read(file));
      }
      if (!lines.isEmpty()) {
        pending.put(new AgencyId(sender.getFileName().toString()), lines);
      }
    }
    return pending;
  }

  /**
   * These are in a receipt that is kept. That a message was read stays known, and is not said
   * again.
   */
  public void done(AgencyId from, List<ReceiptItem> lines) throws IOException {
    boolean wereRead = false;
    for (ReceiptItem line : lines) {
      Path pending = file(from, line);
      if (line.outcome() != HandOver.READ) {
        Files.deleteIfExists(pending);
      } else if (Files.exists(pending)) {
        Files.move(pending, mark(from, line.id()), StandardCopyOption.ATOMIC_MOVE);
        wereRead = true;
      }
    }
    if (wereRead) {
      DurableFiles.force(read);
    }
  }

  /** As {@link #place}, unless a line about a message of that id already waits. */
  void placeIfNone(AgencyId from, ReceiptItem line) throws IOException {
    if (!Files.exists(file(from, line))) {
      place(from, line);
    }
  }

  /** As {@link #place}, unless such a line waits or has ever been {@link #done}. */
  void placeRead(AgencyId from, ReceiptItem line) throws IOException {
    reading.lock();
    try {
      // In this order: what waits becomes the mark in one step, and never the other way round.
      if (!Files.exists(file(from, line)) && !Files.exists(mark(from, line.id()))) {
        place(from, line);
      }
    } finally {
      reading.unlock();
    }
  }

  /** Forgets what was read of messages that have no mark any more, by their keys. */
  void forgetRead(Predicate<String> marked) throws IOException {
    for (Path file : DurableFiles.list(read)) {
      String name = file.getFileName().toString();
      if (!marked.test(name.substring(0, name.length() - ENDING.length()))) {
        Files.delete(file);
      }
    }
  }

  /** Called before the mark that makes it true; {@link #drop} undoes it if the mark never came. */
  void place(AgencyId from, ReceiptItem line) throws IOException {
    Files.createDirectories(folder.resolve(from.value()));
    DurableFiles.write(file(from, line), StrictJson.write(line));
  }

  void drop(AgencyId from, ReceiptItem line) throws IOException {
    Files.deleteIfExists(file(from, line));
  }

  private static ReceiptItem read(Path file) throws IOException {
    try {
      return StrictJson.read(Files.readAllBytes(file), ReceiptItem.class);
    } catch (InvalidDocument e) {
      throw new IOException("what this connector wrote is damaged: " + file, e);
    }
  }

  private Path file(AgencyId from, ReceiptItem line) {
    String name = line.outcome() == HandOver.READ ? line.id() + ".read" : line.id().value();
    return folder.resolve(from.value()).resolve(name + ENDING);
  }

  private Path mark(AgencyId from, MessageId id) {
    return read.resolve(Received.key(from, id) + ENDING);
  }
}
