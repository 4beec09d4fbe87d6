// SPDX-License-Identifier: EUPL-1.2

/** Access rules in plain words, made of Cedar's own JSON form of them. Knows nobody. */
@NullMarked
package org.saola.routes.authorize.words;

import org.jspecify.annotations.NullMarked;
