// SPDX-License-Identifier: EUPL-1.2

/** Stage 5: Cedar decides who may have which part. */
@NullMarked
package org.saola.routes.authorize;

import org.jspecify.annotations.NullMarked;
