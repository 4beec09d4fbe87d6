// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.SettingsRefused;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogAudit;
import org.saola.routes.OfflineHub;
import org.saola.routes.audit.Reconciliation;

/** After an exchange: every inbox folder, the whole log, and the hub's books. */
final class DemoVerification {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DemoFederation federation;
  private final Progress progress;

  DemoVerification(DemoFederation federation, Progress progress) {
    this.federation = federation;
    this.progress = progress;
  }

  /** What does not hold, while the hub still runs. */
  List<String> run() throws IOException, SQLException, InterruptedException {
    List<String> faults = new ArrayList<>();
    for (String agency : DemoFederation.agencies()) {
      faults.addAll(inbox(agency));
    }
    try (OfflineHub hub = OfflineHub.open(federation.hub().root(), new SecureRandom())) {
      Reconciliation books = hub.reconcile(Clock.systemUTC(), PATIENCE);
      Books.lines(books).forEach(progress::say);
      if (!books.holds()) {
        faults.add("the hub's books do not hold");
      }
      LogAudit.Report log = hub.verify(leaves -> progress.count("  %d leaves".formatted(leaves)));
      progress.say(
          "Log:   %d leaves, %d entries checked against them"
              .formatted(log.size(), log.openingsChecked()));
      log.findings()
          .forEach(
              finding -> faults.add("log index %d: %s".formatted(finding.index(), finding.what())));
    }
    return faults;
  }

  private List<String> inbox(String agency) throws IOException {
    AgencyHome home = new AgencyHome(federation.agency(agency));
    List<String> faults = new ArrayList<>();
    try (Stream<Path> folders = Files.list(home.inbox())) {
      List<Path> messages = folders.sorted().toList();
      if (messages.isEmpty()) {
        return faults;
      }
      OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(home.inbox()));
      for (Path message : messages) {
        verify.verify(message).stream()
            .filter(line -> !line.holds())
            .forEach(line -> faults.add("%s: %s".formatted(line.path(), line.says())));
        progress.count("  verifying the inbox of " + agency);
      }
    } catch (CertificateRefused | DirectoryRefused | SettingsRefused e) {
      faults.add("the trust of %s cannot be used: %s".formatted(agency, e.getMessage()));
    }
    return faults;
  }
}
