// SPDX-License-Identifier: EUPL-1.2
/** How much of what takes long is done at once, so that auditors do not starve the hub. */
@NullMarked
package org.saola.routes.console.room;

import org.jspecify.annotations.NullMarked;
