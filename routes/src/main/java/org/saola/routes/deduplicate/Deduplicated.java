// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deduplicate;

import org.saola.routes.authenticate.Authenticated;

/** What a message turns out to be when it is compared with all that came before. */
public sealed interface Deduplicated {
  /** It was not accepted before. */
  record New(Fresh message) implements Deduplicated {}

  /** It was accepted, and is yet to be put into inboxes. */
  record Unfinished(Authenticated message) implements Deduplicated {}

  /** It was accepted and dispatched: its sender is told again, and nothing else happens. */
  record Done(Authenticated message) implements Deduplicated {}
}
