// SPDX-License-Identifier: EUPL-1.2

/**
 * Parts that are too large to travel within their message (Claim Check): uploaded before it,
 * claimed when it is accepted, downloaded by whom they were released to, and deleted when the last
 * of them has it. The hub streams them and cannot read them.
 */
@NullMarked
package org.saola.routes.parts;

import org.jspecify.annotations.NullMarked;
