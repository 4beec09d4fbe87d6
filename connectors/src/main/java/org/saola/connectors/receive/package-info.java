// SPDX-License-Identifier: EUPL-1.2

/**
 * Takes deliveries and notices from the agency's queues, checks each, and answers with receipts.
 */
@NullMarked
package org.saola.connectors.receive;

import org.jspecify.annotations.NullMarked;
