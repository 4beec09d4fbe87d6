// SPDX-License-Identifier: EUPL-1.2

/** Stage 6: one transaction; its commit is the acceptance. */
@NullMarked
package org.saola.routes.record;

import org.jspecify.annotations.NullMarked;
