// SPDX-License-Identifier: EUPL-1.2

/**
 * Permits under CITES between those who meet them at a border and those who issued them: the check,
 * the issuer's answer, and what was presented under the permit in the end.
 */
@NullMarked
package org.saola.message.permit;

import org.jspecify.annotations.NullMarked;
