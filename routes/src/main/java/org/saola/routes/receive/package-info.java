// SPDX-License-Identifier: EUPL-1.2

/** Stage 1: takes batches from the intake queues and parses them; believes no header. */
@NullMarked
package org.saola.routes.receive;

import org.jspecify.annotations.NullMarked;
