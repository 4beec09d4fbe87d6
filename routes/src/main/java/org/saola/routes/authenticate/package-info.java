// SPDX-License-Identifier: EUPL-1.2

/** Stage 2: who signed, and may they still. */
@NullMarked
package org.saola.routes.authenticate;

import org.jspecify.annotations.NullMarked;
