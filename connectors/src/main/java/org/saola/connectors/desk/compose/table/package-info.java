// SPDX-License-Identifier: EUPL-1.2
/**
 * Tables that officers bring: kept as they came, with what was mended beside them, and read by the
 * mappings that read the outbox.
 */
@NullMarked
package org.saola.connectors.desk.compose.table;

import org.jspecify.annotations.NullMarked;
