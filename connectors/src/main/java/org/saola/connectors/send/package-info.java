// SPDX-License-Identifier: EUPL-1.2

/**
 * Keeps every message until the hub's evidence has come, and sends the same bytes again until then.
 */
@NullMarked
package org.saola.connectors.send;

import org.jspecify.annotations.NullMarked;
