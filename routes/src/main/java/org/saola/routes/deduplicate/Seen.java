// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deduplicate;

import org.saola.message.manifest.Digest;

/**
 * What is known under a sender and id.
 *
 * @param dispatched whether the broker has its deliveries
 */
record Seen(Digest digest, boolean dispatched) {}
