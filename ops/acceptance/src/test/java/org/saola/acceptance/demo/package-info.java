// SPDX-License-Identifier: EUPL-1.2
/** The demo's own issuer, asked as a desk asks and seen as an officer sees it. */
@NullMarked
package org.saola.acceptance.demo;

import org.jspecify.annotations.NullMarked;
