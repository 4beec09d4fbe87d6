// SPDX-License-Identifier: EUPL-1.2

/** Turns messages into the forms of other systems, and says what each form lost. */
@NullMarked
package org.saola.ops.convert;

import org.jspecify.annotations.NullMarked;
