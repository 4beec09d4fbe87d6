// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;

/** The two agencies of a long run, with their keys and connections. */
final class Agencies {
  /** ACCEPTED and CONSIGNED are proven to the sender, RELEASED to the recipient. */
  private static final int ENTRIES_PER_MESSAGE = 3;

  private final BenchFederation federation;
  private final Clock clock;
  private final SecureRandom random;

  Agencies(BenchFederation federation, Clock clock, SecureRandom random) {
    this.federation = federation;
    this.clock = clock;
    this.random = random;
  }

  DistinctMessages messages(int contentBytes)
      throws IOException, CertificateRefused, DirectoryRefused {
    return new DistinctMessages(
        federation.keystore(BenchFederation.SENDER),
        List.of(new AgencyId(BenchFederation.RECIPIENTS.getFirst())),
        federation.directory(),
        contentBytes,
        clock,
        random);
  }

  Exchange exchange(BenchPlan plan) throws IOException, JMSException, CertificateRefused {
    return new Exchange(federation, 1, plan, ENTRIES_PER_MESSAGE);
  }
}
