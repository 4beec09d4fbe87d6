// SPDX-License-Identifier: EUPL-1.2

/**
 * A message on its way into a form that cannot say all of it: what was read of it was carried, all
 * else is listed as lost.
 */
@NullMarked
package org.saola.message.format.traced;

import org.jspecify.annotations.NullMarked;
