// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.transparency.LogAudit;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TileReader;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.springframework.transaction.support.TransactionOperations;

/** A hub's log without the hub: real database, real folder, real keys. */
public final class LogBench {
  static final AgencyId SENDER = new AgencyId("NL-CUSTOMS");
  static final AgencyId RECIPIENT = new AgencyId("FR-POLICE");

  public final ScratchDatabase database = new ScratchDatabase();
  public final Path log;
  final LogKeys keys;
  final LogFolder folder;
  final LogRows rows = new LogRows(database.jdbc());
  final WrittenEntries written = new WrittenEntries();
  final AuditTrail trail = new PostgresAuditTrail(database.jdbc(), new SecureRandom(), written);

  public LogBench(Path home) throws IOException {
    log = Files.createDirectories(home.resolve("log"));
    keys = LogKeys.create(home.resolve("pki"), "saola.test/hub", new SecureRandom());
    folder = new LogFolder(log, keys.verifierKeys());
    keys.verifierKeys().write(log);
  }

  Sequencer sequencer() {
    return sequencer(database.transaction());
  }

  Sequencer sequencer(TransactionOperations transaction) {
    return new Sequencer(transaction, rows, folder, keys, Clock.systemUTC());
  }

  /** Entries that are signed and published. */
  public void publish(int count) throws IOException {
    append(count);
    sequencer().run();
  }

  /** As a hub does when it starts. */
  Sequencer restart() throws IOException {
    new LogStart(rows, folder).check();
    Sequencer sequencer = sequencer();
    sequencer.publish();
    return sequencer;
  }

  List<SaltedEntry> append(int count, AgencyId... notified) {
    List<NewEntry> entries =
        IntStream.range(0, count)
            .mapToObj(i -> new NewEntry(accepted("message " + i), Set.of(notified)))
            .toList();
    return append(entries);
  }

  List<SaltedEntry> append(List<NewEntry> entries) {
    return database.transaction().execute(status -> trail.append(entries));
  }

  long appendClear(Entry entry) {
    return database.transaction().execute(status -> trail.appendClear(entry));
  }

  static Entry accepted(String content) {
    return entry(Event.ACCEPTED, Digest.of(content.getBytes()), null);
  }

  static Entry entry(Event event, Digest message, MessageId id) {
    return Entry.of(event, Instant.parse("2026-11-22T10:00:00Z"))
        .message(message, id)
        .from(SENDER)
        .build();
  }

  long published() throws IOException {
    return folder.published().map(checkpoint -> checkpoint.size()).orElse(0L);
  }

  /** The whole log by its own files and this database's openings. */
  LogAudit.Report audit() throws IOException {
    return LogAudit.verify(
        TileReader.folder(log),
        LogVerifierKeys.read(log),
        Optional.of(new DatabaseOpenings(database.jdbc())),
        done -> {});
  }

  /** Indexes in the order of ids. */
  List<Long> indexes() {
    return database
        .jdbc()
        .queryForList("select leaf_index from audit_entry order by id", Long.class);
  }

  static List<Long> upTo(long size) {
    return IntStream.range(0, (int) size).mapToObj(Long::valueOf).toList();
  }

  List<String> files() throws IOException {
    try (var files = Files.walk(log)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> log.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  static boolean same(byte[] one, byte[] other) {
    return Arrays.equals(one, other);
  }
}
