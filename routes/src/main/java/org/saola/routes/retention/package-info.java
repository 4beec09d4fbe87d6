// SPDX-License-Identifier: EUPL-1.2

/**
 * Forgets what no longer serves: messages long expired, refused ones that nobody asked for, entries
 * of the log at the end of their retention.
 */
@NullMarked
package org.saola.routes.retention;

import org.jspecify.annotations.NullMarked;
