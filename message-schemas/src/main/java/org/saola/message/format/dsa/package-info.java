// SPDX-License-Identifier: EUPL-1.2

/** Notices of offers online as documents that a platform's notice desk can take. */
@NullMarked
package org.saola.message.format.dsa;

import org.jspecify.annotations.NullMarked;
