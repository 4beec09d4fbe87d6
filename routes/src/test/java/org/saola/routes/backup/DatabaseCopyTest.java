// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.routes.audit.ScratchDatabase;

/** All rows come back as they were at one instant, into an empty database alone. */
class DatabaseCopyTest {
  private static final List<String> ROWS =
      List.of(
          """
          insert into message (sender, id, digest, type, lane, expires, accepted_at)
          select 'NL-CUSTOMS', gen_random_uuid(), sha256(n::text::bytea), 'seizure-report/1', 'ORDINARY', now(), now()
            from generate_series(1, 20) as n
          """,
          """
          insert into delivery (message, recipient, released, note, expires)
          select number, 'BE-CITES', array['report', 'persons'], '\\x00ff', now() from message
          """,
          """
          insert into audit_entry (id, leaf_index, entry, salt, notified)
          select nextval('audit_entry_id'), n, '{}', sha256(n::text::bytea), '{}' from generate_series(0, 9) as n
          """,
          "insert into log_state (size, root, checkpoint) values (10, sha256('root'), 'text')");

  @TempDir private Path folder;
  private final ScratchDatabase database = new ScratchDatabase();
  private final ScratchDatabase other = new ScratchDatabase();

  private static List<Map<String, Object>> rows(ScratchDatabase database) {
    return database
        .jdbc()
        .queryForList(
            """
            select m.number, m.id::text, encode(m.digest, 'hex') as digest, d.released::text, encode(d.note, 'hex') as note, m.expires
              from message m join delivery d on d.message = m.number order by m.number
            """);
  }

  private static void fill(ScratchDatabase database) {
    ROWS.forEach(database.jdbc()::execute);
    database.jdbc().execute("insert into entry_index values (3, now(), 1)");
  }

  @Test
  void rowsOfOneInstantComeBack_andNumbersGoOnBehindThem() throws Exception {
    fill(database);
    List<Map<String, Object>> before = rows(database);
    try (DatabaseCopy copy = DatabaseCopy.at(database.source())) {
      assertThat(copy.log().size()).isEqualTo(10);
      database.jdbc().execute("update delivery set note = '\\x01'");
      database.jdbc().execute("delete from audit_entry");
      FileSums written = copy.write(folder);
      new DatabaseLoad(other.source()).read(folder, copy.schema(), written);
    }
    assertThat(rows(other)).isEqualTo(before).hasSize(20);
    assertThat(other.jdbc().queryForObject("select count(*) from audit_entry", Long.class))
        .isEqualTo(10);
    assertThat(other.jdbc().queryForObject("select leaf_index from entry_index", Long.class))
        .isEqualTo(3);
    other
        .jdbc()
        .execute(
            """
            insert into message (sender, id, digest, type, lane, expires, accepted_at)
            values ('NL-CUSTOMS', gen_random_uuid(), sha256('new'), 'alert/1', 'URGENT', now(), now())
            """);
    assertThat(other.jdbc().queryForObject("select max(number) from message", Long.class))
        .isEqualTo(21);
    assertThat(other.jdbc().queryForObject("select nextval('audit_entry_id')", Long.class))
        .isGreaterThan(other.jdbc().queryForObject("select max(id) from audit_entry", Long.class));
  }

  @Test
  void aDatabaseThatHoldsSomethingIsNotTouched() throws Exception {
    fill(database);
    other
        .jdbc()
        .execute("insert into log_state (size, root, checkpoint) values (1, sha256('x'), '')");
    try (DatabaseCopy copy = DatabaseCopy.at(database.source())) {
      FileSums written = copy.write(folder);
      assertThatThrownBy(
              () -> new DatabaseLoad(other.source()).read(folder, copy.schema(), written))
          .hasMessageContaining("already has rows in log_state");
    }
    assertThat(other.jdbc().queryForObject("select count(*) from message", Long.class)).isZero();
  }

  /** It may be a working hub's, of an older program: its tables stay as they are. */
  @Test
  void aDatabaseThatHoldsSomethingIsNotMigrated() throws Exception {
    other
        .jdbc()
        .execute(
            """
            delete from flyway_schema_history
             where installed_rank = (select max(installed_rank) from flyway_schema_history)
            """);
    other.jdbc().execute("create schema elsewhere");
    other.jdbc().execute("create table elsewhere.thing as select 1 as n");
    long migrations = migrations();
    assertThatThrownBy(() -> new DatabaseLoad(other.source()).read(folder, "12", new FileSums()))
        .hasMessageContaining("already has rows in elsewhere.thing");
    assertThat(migrations()).isEqualTo(migrations);
  }

  /** Whole rows that read well, but not those that were written. */
  @ParameterizedTest
  @ValueSource(strings = {"entry_index", DatabaseCopy.SEQUENCES})
  void rowsThatWereReplacedAreRefused_andNoneIsThere(String name) throws Exception {
    fill(database);
    Path replaced = Files.createDirectory(folder.resolve("replaced"));
    try (DatabaseCopy copy = DatabaseCopy.at(database.source())) {
      FileSums written = copy.write(folder);
      database.jdbc().execute("update entry_index set leaf_index = 4");
      database.jdbc().execute("select nextval('audit_entry_id')");
      try (DatabaseCopy later = DatabaseCopy.at(database.source())) {
        later.write(replaced);
      }
      Files.copy(replaced.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(
              () -> new DatabaseLoad(other.source()).read(folder, copy.schema(), written))
          .hasMessageContaining(name + " of")
          .hasMessageContaining("not as it was written");
    }
    assertThat(other.jdbc().queryForObject("select count(*) from message", Long.class)).isZero();
    assertThat(other.jdbc().queryForObject("select count(*) from entry_index", Long.class))
        .isZero();
  }

  private long migrations() {
    Long rows =
        other.jdbc().queryForObject("select count(*) from flyway_schema_history", Long.class);
    return rows == null ? 0 : rows;
  }

  @Test
  void tablesOfAnotherVersionAreRefused() throws Exception {
    try (DatabaseCopy copy = DatabaseCopy.at(database.source())) {
      copy.write(folder);
    }
    assertThatThrownBy(() -> new DatabaseLoad(other.source()).read(folder, "3", new FileSums()))
        .hasMessageContaining("tables of version 3");
  }
}
