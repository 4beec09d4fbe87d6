// SPDX-License-Identifier: EUPL-1.2

/** Asking an originator whether its message may be passed on, as handling code H2 requires. */
@NullMarked
package org.saola.message.forward;

import org.jspecify.annotations.NullMarked;
