// SPDX-License-Identifier: EUPL-1.2
/**
 * The drill: a hub of its own is backed up as it works, destroyed and brought back, and what must
 * hold then is looked at from outside.
 */
@NullMarked
package org.saola.ops.drill;

import org.jspecify.annotations.NullMarked;
