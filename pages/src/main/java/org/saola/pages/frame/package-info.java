// SPDX-License-Identifier: EUPL-1.2
/** The frame around every page: languages, times, and what is said when something went wrong. */
@NullMarked
package org.saola.pages.frame;

import org.jspecify.annotations.NullMarked;
