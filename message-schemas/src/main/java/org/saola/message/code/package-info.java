// SPDX-License-Identifier: EUPL-1.2

/** Code lists; a code means nothing without the version of its list. */
@NullMarked
package org.saola.message.code;

import org.jspecify.annotations.NullMarked;
