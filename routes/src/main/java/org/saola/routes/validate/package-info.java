// SPDX-License-Identifier: EUPL-1.2

/** Stage 4: the manifest's own rules. */
@NullMarked
package org.saola.routes.validate;

import org.jspecify.annotations.NullMarked;
