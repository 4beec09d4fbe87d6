// SPDX-License-Identifier: EUPL-1.2

/** Stage 7: to each inbox the manifest, the released parts, and a release note. */
@NullMarked
package org.saola.routes.deliver;

import org.jspecify.annotations.NullMarked;
