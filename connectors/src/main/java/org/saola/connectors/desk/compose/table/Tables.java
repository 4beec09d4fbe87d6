// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.format.Mappings;
import org.saola.message.format.TableKind;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.pages.signin.Person;

/**
 * Tables that officers have brought, each beside its draft: whose draft it is has it, and none
 * else.
 */
public final class Tables {
  /** The largest file that is taken. */
  public static final long LARGEST = Incoming.MOST_BYTES;

  public static final int MOST_ROWS = Incoming.MOST_ROWS;
  public static final int LONGEST_CELL = Incoming.LONGEST_CELL;

  private static final String ROWS = "table.csv";
  private static final String KEPT = "table.json";
  private static final int CHECKS_KEPT = 8;

  private final Drafts drafts;
  private final Mappings mappings;
  private final Clock clock;
  private final Map<String, Checked> checks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
          return size() > CHECKS_KEPT;
        }
      };

  public Tables(Drafts drafts, Mappings mappings, Clock clock) {
    this.drafts = drafts;
    this.mappings = mappings;
    this.clock = clock;
  }

  /**
   * Takes a file in as a draft; on return it is on disk.
   *
   * @param brought as the browser sent it; it lies in the draft's folder, and goes
   * @throws DraftsFull when there is no room for it; nothing is kept
   */
  public synchronized void bring(Person officer, KeptDraft draft, Path brought)
      throws TableRefused, IOException {
    try {
      Path folder = drafts.make(officer, draft.id());
      KeptTable table = Incoming.take(brought, folder.resolve(ROWS), mappings, kind(draft));
      makePrivate(folder.resolve(ROWS));
      keep(folder, table);
      drafts.keep(officer, draft);
      if (drafts.left(officer) + Files.size(brought) < 0) {
        throw new DraftsFull();
      }
    } catch (TableRefused | DraftsFull | IOException e) {
      drafts.delete(officer, draft.id());
      throw e;
    }
  }

  /** Empty where the draft is not this officer's, or of no table. */
  public synchronized Optional<Table> find(Person officer, String id) throws IOException {
    Optional<KeptDraft> draft = drafts.find(officer, id).filter(KeptDraft::ofTable);
    return draft.isEmpty()
        ? Optional.empty()
        : Optional.of(read(kind(draft.get()), drafts.folder(officer, id)));
  }

  private static TableKind kind(KeptDraft draft) {
    return TableKind.of(draft.type()).orElseThrow();
  }

  /**
   * What has been sent is not changed any more.
   *
   * @throws DraftsFull when the table would take more than is left of the officer's room; it is as
   *     before
   */
  public synchronized Optional<Table> change(
      Person officer, String id, UnaryOperator<KeptTable> change) throws IOException {
    return change(officer, id, change, drafts.left(officer));
  }

  /** As {@link #change}, of what is said of rows and cells: it needs next to no room. */
  public synchronized Optional<Table> mark(
      Person officer, String id, UnaryOperator<KeptTable> change) throws IOException {
    return change(officer, id, change, Long.MAX_VALUE);
  }

  private Optional<Table> change(
      Person officer, String id, UnaryOperator<KeptTable> change, long room) throws IOException {
    Optional<Table> found = find(officer, id);
    if (found.isEmpty() || drafts.find(officer, id).filter(it -> it.sent() == null).isEmpty()) {
      return found;
    }
    KeptTable before = found.get().kept();
    KeptTable after = change.apply(before);
    if (after.equals(before)) {
      return found;
    }
    Path folder = drafts.folder(officer, id);
    byte[] json = StrictJson.write(after);
    long more = json.length - Files.size(folder.resolve(KEPT));
    // What makes it smaller is taken however full it is.
    if (more > 0 && more > room) {
      throw new DraftsFull();
    }
    keep(folder, json);
    drafts.change(officer, id, draft -> draft.touched(clock.instant()));
    return find(officer, id);
  }

  /** The kind of table that it comes nearest to. */
  public Mappings.Nearest nearest(Table table) {
    return reader(table).nearest();
  }

  /** What is wrong with it. */
  public Checked check(Person officer, String id, Table table) throws IOException {
    String key = drafts.folder(officer, id) + " " + table.kept().revision();
    Checked known;
    synchronized (checks) {
      known = checks.get(key);
    }
    if (known == null) {
      // Nobody else waits for it: a large table takes its time.
      known = reader(table).read(message -> {});
      synchronized (checks) {
        checks.put(key, known);
      }
    }
    return known;
  }

  /**
   * Notes what is being sent, before it is.
   *
   * @return the draft with that name; empty when the table is not what was looked at
   */
  synchronized Optional<KeptDraft> beginSending(
      Person officer, String id, TableSending.Prepared prepared, String name) throws IOException {
    Optional<KeptDraft> draft = drafts.find(officer, id).filter(it -> it.sent() == null);
    Optional<Table> now = find(officer, id);
    KeptTable looked = prepared.table().kept();
    if (draft.isEmpty() || now.isEmpty() || now.get().kept().revision() != looked.revision()) {
      return Optional.empty();
    }
    keep(drafts.folder(officer, id), looked.beingSent(name, prepared.lines()));
    Instant at = clock.instant();
    return Optional.of(
        drafts.keep(officer, draft.get().beingSent(prepared.shown(), at).sentAs(name, at)));
  }

  TableReader reader(Table table) {
    return new TableReader(table, mappings.of(table.kind()));
  }

  /** As it was when it was sent, but for what has gone. */
  synchronized void keep(Person officer, String id, KeptTable table) throws IOException {
    keep(drafts.folder(officer, id), table);
  }

  private static Table read(TableKind kind, Path folder) throws IOException {
    try {
      byte[] json = Files.readAllBytes(folder.resolve(KEPT));
      return new Table(kind, folder.resolve(ROWS), StrictJson.read(json, KeptTable.class));
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(folder.resolve(KEPT), e.getMessage()), e);
    }
  }

  private static void keep(Path folder, KeptTable table) throws IOException {
    keep(folder, StrictJson.write(table));
  }

  private static void keep(Path folder, byte[] json) throws IOException {
    DurableFiles.write(folder.resolve(KEPT), json);
    makePrivate(folder.resolve(KEPT));
  }

  private static void makePrivate(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
