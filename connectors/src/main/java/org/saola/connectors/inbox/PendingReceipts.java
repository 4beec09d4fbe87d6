// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;

/** Lines that have yet to be put into a receipt, by original sender. */
public final class PendingReceipts {
  private final Path folder;

  PendingReceipts(AgencyHome home) throws IOException {
    this.folder = Files.createDirectories(home.state("receipts"));
  }

  /** Oldest first for each sender. */
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

  /** These are in a receipt that is kept. */
  public void done(AgencyId from, List<ReceiptItem> lines) throws IOException {
    for (ReceiptItem line : lines) {
      Files.deleteIfExists(file(from, line.id()));
    }
  }

  /** As {@link #place}, unless a line about a message of that id already waits. */
  void placeIfNone(AgencyId from, ReceiptItem line) throws IOException {
    if (!Files.exists(file(from, line.id()))) {
      place(from, line);
    }
  }

  /** Called before the mark that makes it true; {@link #drop} undoes it if the mark never came. */
  void place(AgencyId from, ReceiptItem line) throws IOException {
    Files.createDirectories(folder.resolve(from.value()));
    DurableFiles.write(file(from, line.id()), StrictJson.write(line));
  }

  void drop(AgencyId from, MessageId id) throws IOException {
    Files.deleteIfExists(file(from, id));
  }

  private static ReceiptItem read(Path file) throws IOException {
    try {
      return StrictJson.read(Files.readAllBytes(file), ReceiptItem.class);
    } catch (InvalidDocument e) {
      throw new IOException("what this connector wrote is damaged: " + file, e);
    }
  }

  private Path file(AgencyId from, MessageId id) {
    return folder.resolve(from.value()).resolve(id + ".json");
  }
}
