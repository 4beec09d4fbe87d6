// SPDX-License-Identifier: EUPL-1.2
/** The console's pages. Each has an address that can be kept. */
@NullMarked
package org.saola.routes.console.page;

import org.jspecify.annotations.NullMarked;
