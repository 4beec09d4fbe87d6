// SPDX-License-Identifier: EUPL-1.2

/**
 * The agency's own record of who read which message, when and why (Directive (EU) 2016/680 Art.
 * 25): written before anything is shown. Nobody else learns more than that it was read.
 */
@NullMarked
package org.saola.connectors.reading;

import org.jspecify.annotations.NullMarked;
