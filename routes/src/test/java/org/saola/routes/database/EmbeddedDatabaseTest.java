// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.routes.audit.ScratchDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseTest {
  @TempDir Path folder;

  private static JdbcClient client(EmbeddedDatabase database) {
    return JdbcClient.create(
        new DriverManagerDataSource(database.url(), database.user(), database.password()));
  }

  @Test
  void isDurableAsksForItsPasswordAndOutlivesAKilledHub() throws Exception {
    EmbeddedDatabase first = EmbeddedDatabase.start(folder, new SecureRandom());
    JdbcClient client = client(first);
    DurableSettings.require(client);
    assertThat(client.sql("show autovacuum_naptime").query(String.class).single()).isEqualTo("5s");
    client.sql("create table kept (word text)").update();
    client.sql("insert into kept values ('durable')").update();
    assertThat(client.sql("show listen_addresses").query(String.class).single())
        .isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> DriverManager.getConnection(first.url(), first.user(), "guess"))
        .isInstanceOf(SQLException.class);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("password"))))
        .isEqualTo("rw-------");

    try (EmbeddedDatabase joined = EmbeddedDatabase.join(folder, new SecureRandom())) {
      assertThat(client(joined).sql("select word from kept").query(String.class).single())
          .isEqualTo("durable");
    }
    Postmaster left = Postmaster.of(folder.resolve("data")).orElseThrow();

    // As after kill -9 of the hub: the server still runs, and nobody has closed it. The lock that
    // zonky holds would be gone with the hub's JVM: another file in its place is not locked.
    Files.delete(folder.resolve("data/epg-lock"));
    try (EmbeddedDatabase second = EmbeddedDatabase.start(folder, new SecureRandom())) {
      assertThat(left.process().isAlive()).isFalse();
      assertThat(client(second).sql("select word from kept").query(String.class).single())
          .isEqualTo("durable");
    }
    assertThat(Postmaster.of(folder.resolve("data"))).isEmpty();
  }

  @Test
  void aStrangersProcessIsNotTakenForTheServer() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    long stranger = ProcessHandle.current().pid();
    Files.writeString(
        data.resolve("postmaster.pid"), "%d\n%s\n1\n5432\n".formatted(stranger, data));
    assertThat(Postmaster.of(data)).isEmpty();
  }

  @Test
  void aDatabaseThatDoesNotSyncIsNotUsed() {
    JdbcClient careless = JdbcClient.create(new ScratchDatabase().source());
    assertThatThrownBy(() -> DurableSettings.require(careless))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fsync=off");
  }

  @Test
  void aPasswordThatOthersCanReadIsNotUsed() throws Exception {
    Path file = folder.resolve("password");
    PasswordFile.create(file, new SecureRandom());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> PasswordFile.read(file)).isInstanceOf(IOException.class);
  }

  @Test
  void anEmptyPasswordIsNotUsed() throws Exception {
    Path file = folder.resolve("password");
    PasswordFile.create(file, new SecureRandom());
    Files.writeString(file, "\n");
    assertThatThrownBy(() -> PasswordFile.readOrCreate(file, new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is empty");
  }
}
