// SPDX-License-Identifier: EUPL-1.2

/** The message types, one record each, and the registry that names their parts. */
@NullMarked
package org.saola.message.type;

import org.jspecify.annotations.NullMarked;
