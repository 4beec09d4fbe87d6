// SPDX-License-Identifier: EUPL-1.2

/** Stage 3: the same message twice has one effect. */
@NullMarked
package org.saola.routes.deduplicate;

import org.jspecify.annotations.NullMarked;
