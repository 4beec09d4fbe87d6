// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.transparency.LogVerifierKeys;

/**
 * An agency's enrolment: its keys, and what it is given by hand, in a home that its connector can
 * run on once the directory names it.
 *
 * @param recipients to whom it usually writes
 */
public record Enrolment(
    Agency agency, Path home, HubHome.Addresses hub, UsualRecipients recipients) {

  public void write(Federation federation, LogVerifierKeys logKeys) throws IOException {
    Files.createDirectories(home);
    federation.enrol(agency, home.resolve("keystore.p12"));
    federation.anchor().store(home.resolve("trust-anchor.pem"));
    HubHome.writeVerifierKeys(home, logKeys);
    Files.writeString(home.resolve("connector.yaml"), settings());
  }

  private String settings() {
    return """
        # The connector of %1$s. Every key that may stand here: docs/configuration.md
        agency: %1$s
        hub:
          amqp: amqps://%2$s:%3$d
          https: https://%2$s:%4$d
        trustAnchor: trust-anchor.pem
        logKey: log.vkey
        logCosignatureKey: log-mldsa.vkey
        keystore: keystore.p12
        # Who is meant to have each type, and its nominal parts; the rules may still withhold them.
        %5$s"""
        .formatted(
            agency.id(),
            hub.host(),
            hub.amqp(),
            hub.https(),
            new UsualTerms(agency.kind(), recipients).yaml());
  }
}
