// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.routes.DirectoryListener;
import org.saola.routes.HubProperties;
import org.saola.routes.Repeating;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.ClearLeafProofs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The directory of the hub's home, and the thread that looks for its next version. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
  /** Two looks and the listeners: within a second. */
  private static final Duration LOOK = Duration.ofMillis(300);

  @Bean
  DirectoryService directoryService(
      HubProperties hub,
      TrustAnchor anchor,
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      AuditTrail trail,
      ClearLeafProofs proofs,
      Clock clock)
      throws IOException, DirectoryRefused {
    var folder = Files.createDirectories(hub.home().resolve("directory"));
    var register =
        new LoggedDirectories(
            database, new TransactionTemplate(transactions), trail, proofs, clock);
    return DirectoryService.open(new DirectoryFolder(folder), anchor, register);
  }

  @Bean
  DirectoryNews directoryNews(DirectoryService directories, List<DirectoryListener> listeners) {
    return new DirectoryNews(directories, listeners);
  }

  @Bean
  Repeating directoryLooks(DirectoryService directories, DirectoryNews news) {
    return new Repeating(
        "saola-directory",
        LOOK,
        () -> {
          directories.look();
          news.tell();
          directories.writeProofs();
        });
  }
}
