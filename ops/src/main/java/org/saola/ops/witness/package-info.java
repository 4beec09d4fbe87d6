// SPDX-License-Identifier: EUPL-1.2
/** A witness of transparency logs that anybody can run: it knows nothing of the hub. */
@NullMarked
package org.saola.ops.witness;

import org.jspecify.annotations.NullMarked;
