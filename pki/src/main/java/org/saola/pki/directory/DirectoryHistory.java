// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain of versions that a hub or connector knows, from version 1 on. Safe for use by several
 * threads: readers see the version that was added last.
 */
public final class DirectoryHistory {
  private volatile Chain chain = new Chain(null, Map.of());

  /** What readers see: replaced as a whole, never changed. */
  private record Chain(@Nullable Directory latest, Map<String, Directory> byDigest) {}

  public DirectoryHistory() {}

  /**
   * Accepts the next version only: number one higher, {@code previous} the digest of the latest.
   */
  public synchronized void add(Directory next) throws DirectoryRefused {
    Succession.check(Optional.ofNullable(chain.latest()), next);
    Map<String, Directory> byDigest = new HashMap<>(chain.byDigest());
    byDigest.put(next.digest(), next);
    chain = new Chain(next, Map.copyOf(byDigest));
  }

  public Optional<Directory> latest() {
    return Optional.ofNullable(chain.latest());
  }

  public Optional<Directory> find(String digest) {
    return Optional.ofNullable(chain.byDigest().get(digest));
  }
}
