// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Verifies inbox folders, sealed messages and evidence without the hub and without private keys:
 * who sent it, to whom, what was withheld, where it stands in the log. Accounts for every file.
 */
public final class OfflineVerify {
  private final VerificationTrust trust;

  public OfflineVerify(VerificationTrust trust) {
    this.trust = trust;
  }

  /** One finding about one file. */
  public record Line(Path path, boolean holds, String says) {}

  /** Never empty: a path that cannot be verified is a line that does not hold. */
  public List<Line> verify(Path path) throws IOException {
    throw new UnsupportedOperationException("connectors " + trust + path);
  }
}
