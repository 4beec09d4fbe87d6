// SPDX-License-Identifier: EUPL-1.2
/** Programs of ours that a command starts in processes of their own. */
@NullMarked
package org.saola.ops.program;

import org.jspecify.annotations.NullMarked;
