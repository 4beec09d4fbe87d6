// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.Set;
import org.saola.message.notice.Entry;

/**
 * An entry as the index takes it in.
 *
 * @param tags one object for all entries that are alike
 */
record Indexed(long leaf, Entry entry, Set<String> tags) {
  Indexed {
    tags = Set.copyOf(tags);
  }
}
