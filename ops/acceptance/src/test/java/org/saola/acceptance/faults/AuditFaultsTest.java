// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.saola.acceptance.InProcess;
import org.saola.acceptance.Program;

/** The database's owner at work on the log's entries, and on its backups. */
class AuditFaultsTest extends OnOneBench {
  /** What the owner does to a row, and what undoes it. */
  private record Damage(String name, String statement, String undo) {}

  private static final String SAVED = "create table saved as select * from audit_entry";
  private static final String RESTORE =
      """
      update audit_entry e set entry = s.entry, salt = s.salt, leaf_index = s.leaf_index
        from saved s where s.id = e.id
      """;
  private static final List<Damage> DAMAGES =
      List.of(
          new Damage(
              "edited",
              "update audit_entry set entry = set_byte(entry, 5, 255 - get_byte(entry, 5)) where leaf_index = %d",
              RESTORE),
          new Damage(
              "its salt edited",
              "update audit_entry set salt = set_byte(salt, 0, 255 - get_byte(salt, 0)) where leaf_index = %d",
              RESTORE),
          new Damage(
              "deleted",
              "delete from audit_entry where leaf_index = %d",
              "insert into audit_entry select * from saved s where not exists (select from audit_entry e where e.id = s.id)"),
          new Damage(
              "exchanged with the next one",
              """
              update audit_entry e set entry = s.entry, salt = s.salt from saved s
               where e.leaf_index in (%1$d, %1$d + 1)
                 and s.leaf_index = 2 * %1$d + 1 - e.leaf_index
              """,
              RESTORE));

  @Test
  void entriesChangedByTheOwner() throws Exception {
    int times = Scale.of(1, 25);
    try (Trial trial =
        Trial.of("audit-rows", "an entry's row edited, deleted or exchanged by the owner")) {
      sender.sendUntilAccepted(reports.make(Scale.of(10, 200)), PATIENCE);
      bench.checkBooks(trial);
      bench.database().execute(SAVED);
      // The first leaves are clear ones, without salt: directory and rules.
      int leaves = (int) bench.database().number("select count(*) from audit_entry");
      for (int i = 0; i < times; i++) {
        for (Damage damage : DAMAGES) {
          int index = 2 + trial.random().nextInt(leaves - 3);
          bench.database().execute(damage.statement().formatted(index));
          String lines = verify(1);
          assertThat(lines).as(damage.name()).contains("index %d:".formatted(index));
          trial.count(1);
          bench.database().execute(damage.undo());
        }
      }
      trial.held("`audit verify` fails and names the index");
      verify(0);
      trial.held("undone, it holds again");
      bench.database().execute("drop table saved");
      bench.checkBooks(trial);
      trial.end();
    }
  }

  private static String verify(int expected) {
    StringBuilder lines = new StringBuilder();
    int code = InProcess.run(lines, "audit", "verify", "--hub", bench.home().toString());
    assertThat(code).as(lines.toString()).isEqualTo(expected);
    return lines.toString();
  }

  @Test
  @EnabledIfSystemProperty(named = Scale.ALL, matches = "true")
  void databaseRestoredFromAnOldBackup() throws Exception {
    try (Trial trial =
        Trial.of("old-backup", "the database restored from a backup that is older than the log")) {
      List<Report> before = reports.make(5);
      sender.sendUntilAccepted(before, PATIENCE);
      bench.checkBooks(trial);
      bench.stopHub();
      bench.database().close();
      Path folder = data.resolve("database/data");
      Path backup = data.resolve("backup");
      copy(folder, backup);
      bench.database().restart();
      bench.startHub();
      List<Report> after = reports.make(5);
      sender.sendUntilAccepted(after, PATIENCE);
      bench.checkBooks(trial);
      bench.stopHub();
      bench.database().close();
      Path newest = data.resolve("newest");
      Files.move(folder, newest);
      copy(backup, folder);
      bench.database().restart();
      String published = Files.readString(bench.home().resolve("log/checkpoint"));

      Program.Outcome refused = startAndEnd();
      trial.count(1);
      assertThat(refused.exitCode()).isNotZero();
      assertThat(refused.output())
          .contains("was it restored from an older backup?")
          .contains("ops/runbooks/restored-backup.md");
      trial.held("the hub does not start, and says why and what to read");
      assertThat(Files.readString(bench.home().resolve("log/checkpoint"))).isEqualTo(published);
      trial.held("nothing shorter is signed");

      exchange(folder, newest);
      bench.startHub();
      bench.database().kill();
      Files.move(folder, newest);
      copy(backup, folder);
      bench.database().restart();
      FaultBench.await(() -> !bench.hub().isAlive());
      trial.count(1);
      assertThat(bench.hub().output()).contains("the hub stops: the log is broken");
      trial.held("a running hub stops");
      bench.stopHub();
      exchange(folder, newest);
      bench.startHub();
      List<Report> later = reports.make(5);
      sender.sendUntilAccepted(later, PATIENCE);
      FaultBench.checkInbox(
          trial,
          recipient,
          java.util.stream.Stream.of(before, after, later).flatMap(List::stream).toList());
      trial.held("with the newest database it goes on");
      bench.checkBooks(trial);
      trial.end();
    }
  }

  /** The newest database again, in place of the backup. */
  private static void exchange(Path folder, Path newest) throws Exception {
    bench.database().close();
    remove(folder);
    Files.move(newest, folder);
    bench.database().restart();
  }

  private static Program.Outcome startAndEnd() throws Exception {
    try (Program hub =
        Program.start(
            org.saola.ops.Saola.class,
            "hub",
            "--config",
            bench.federation().hub().settings().toString())) {
      return hub.await(PATIENCE);
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    run("cp", "-a", from.toString(), to.toString());
  }

  private static void remove(Path folder) throws Exception {
    run("rm", "-r", folder.toString());
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
