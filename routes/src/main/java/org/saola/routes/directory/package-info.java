// SPDX-License-Identifier: EUPL-1.2

/** The directory versions that the hub knows and publishes. */
@NullMarked
package org.saola.routes.directory;

import org.jspecify.annotations.NullMarked;
