// SPDX-License-Identifier: EUPL-1.2

/** The one command: everything that an operator, an agency or a developer runs. */
@NullMarked
package org.saola.ops;

import org.jspecify.annotations.NullMarked;
