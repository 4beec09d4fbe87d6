// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.routes.EmergencyStop;
import org.saola.routes.HubProperties;
import org.saola.routes.Repeating;
import org.saola.routes.RightOfWay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log: its keys, its folder, and the thread that keeps it going. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  /** Well below the second within which an entry is in a checkpoint. */
  private static final Duration ROUND = Duration.ofMillis(200);

  @Bean
  WrittenEntries writtenEntries() {
    return new WrittenEntries();
  }

  @Bean
  AuditTrail auditTrail(JdbcTemplate database, SecureRandom random, WrittenEntries written) {
    return new PostgresAuditTrail(database, random, written);
  }

  @Bean
  LogKeys logKeys(HubProperties hub) throws IOException {
    return LogKeys.load(hub.home().resolve("pki"));
  }

  @Bean
  LogFolder logFolder(HubProperties hub, LogKeys keys) throws IOException {
    Path folder = Files.createDirectories(hub.home().resolve("log"));
    LogVerifierKeys verifiers = keys.verifierKeys();
    if (Files.exists(folder.resolve("log.vkey"))) {
      if (!LogVerifierKeys.read(folder).equals(verifiers)) {
        throw new LogBroken("%s was signed with other keys than the hub has".formatted(folder));
      }
    } else {
      verifiers.write(folder);
    }
    return new LogFolder(folder, verifiers);
  }

  @Bean
  PublishedLog publishedLog(LogFolder folder) {
    return new PublishedLog(folder);
  }

  /** Publishes what a crash has left before anybody reads or signs. */
  @Bean
  Sequencer sequencer(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      LogFolder folder,
      LogKeys keys,
      Witnesses witnesses,
      RightOfWay way,
      Clock clock)
      throws IOException, LogRefused, InterruptedException {
    var rows = new LogRows(database);
    new LogStart(rows, folder).check();
    var yielding = way.yielding(new TransactionTemplate(transactions));
    var sequencer = new Sequencer(yielding, rows, folder, keys, clock);
    sequencer.publish();
    witnesses.askAboutRestored();
    return sequencer;
  }

  @Bean
  ClearLeafProofs clearLeafProofs(JdbcTemplate database, LogFolder folder) {
    return new ClearLeafProofs(database, folder);
  }

  @Bean
  Notices notices(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      LogFolder folder,
      NoticeSender sender,
      RightOfWay way,
      Clock clock) {
    var yielding = way.yielding(new TransactionTemplate(transactions));
    return new Notices(database, yielding, folder, sender, clock);
  }

  @Bean
  Repeating sequencerRounds(Sequencer sequencer, EmergencyStop emergency) {
    return new Repeating("saola-sequencer", ROUND, () -> orStop(sequencer::round, emergency));
  }

  /** Whoever goes on without a log accepts what nobody will ever prove. */
  static void orStop(Repeating.Task round, EmergencyStop emergency) throws Exception {
    try {
      round.run();
    } catch (LogBroken e) {
      emergency.stop("the log is broken, see ops/runbooks: " + e.getMessage());
      throw e;
    }
  }

  /** On a thread of its own: a broker that blocks must not keep the log from growing. */
  @Bean
  Repeating noticeRounds(Notices notices, RightOfWay way) {
    return new Repeating(
        "saola-notices",
        ROUND,
        () -> {
          way.beforeBurst();
          notices.round();
        });
  }

  @Bean
  AgencyWitnesses agencyWitnesses(LogFolder folder, HubProperties hub) throws LogRefused {
    return AgencyWitnesses.of(folder, hub.witnesses());
  }

  @Bean
  Witnesses witnesses(LogFolder folder, HubProperties hub, AgencyWitnesses agencies, Clock clock)
      throws LogRefused {
    return new Witnesses(folder, hub.home(), hub.witnesses(), agencies, clock);
  }

  /** On a thread of its own: the log grows whether witnesses answer or not. */
  @Bean
  Repeating witnessRounds(Witnesses witnesses, HubProperties hub, EmergencyStop emergency) {
    return new Repeating(
        "saola-witnesses", hub.witnesses().every(), () -> orStop(witnesses::round, emergency));
  }
}
