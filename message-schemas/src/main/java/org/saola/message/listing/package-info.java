// SPDX-License-Identifier: EUPL-1.2

/**
 * Offers of wildlife online: the notice that an authority or flagger gives a platform (DSA, Art.
 * 16), and what the platform decided. Neither names a natural person.
 */
@NullMarked
package org.saola.message.listing;

import org.jspecify.annotations.NullMarked;
