// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import org.jspecify.annotations.Nullable;

/**
 * An entry that cannot be opened: what is still known of it.
 *
 * @param there whether something is kept of it that is no entry
 * @param hash of its leaf, as the published log has it; absent while it is not published, and
 *     behind the first {@value LogLines#HASHES} of a page
 */
public record DamagedView(long index, boolean there, @Nullable String hash) implements LogLine {
  @Override
  public boolean isDamaged() {
    return true;
  }
}
