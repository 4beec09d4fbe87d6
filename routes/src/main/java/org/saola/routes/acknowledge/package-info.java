// SPDX-License-Identifier: EUPL-1.2

/** Stage 8: marks what was dispatched, and sends evidence once the log has it. */
@NullMarked
package org.saola.routes.acknowledge;

import org.jspecify.annotations.NullMarked;
