// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.saola.message.manifest.AgencyId;
import org.saola.ops.demo.Progress;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;

/** Seals what a load takes before it is measured, and says how far it is. */
record SealedSupplies(Progress progress, Clock clock, SecureRandom random) {
  /** Messages made between two signs of progress. */
  private static final int AT_ONCE = 500;

  MessageSupply of(BenchFederation federation, LoadCase load)
      throws IOException, CertificateRefused, DirectoryRefused {
    DistinctMessages messages = messages(federation, load.contentBytes(), load.recipients());
    return MessageSupply.of(load, make(messages, load.needed()));
  }

  DistinctMessages messages(BenchFederation federation, int contentBytes, int recipients)
      throws IOException, CertificateRefused, DirectoryRefused {
    List<AgencyId> to =
        BenchFederation.RECIPIENTS.subList(0, recipients).stream().map(AgencyId::new).toList();
    return new DistinctMessages(
        federation.keystore(BenchFederation.SENDER),
        to,
        federation.directory(),
        contentBytes,
        clock,
        random);
  }

  List<byte[]> make(DistinctMessages messages, int needed) {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < needed) {
      all.addAll(messages.make(Math.min(AT_ONCE, needed - all.size())));
      progress.count("  sealed %d of %d".formatted(all.size(), needed));
    }
    progress.say("  sealed %d".formatted(needed));
    return all;
  }
}
