// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub's backup and its way back: home without keys, and the database, as they were at one instant
 * while the hub stood still; and the comparison that keeps an older log from being signed on.
 */
@NullMarked
package org.saola.routes.backup;

import org.jspecify.annotations.NullMarked;
