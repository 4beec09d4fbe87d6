// SPDX-License-Identifier: EUPL-1.2

/**
 * CITES electronic permits in XML, versions 1 and 2: files of any size are read permit by permit,
 * and a permit check is written in either version. What one form holds and the other does not is
 * named, never dropped in silence.
 */
@NullMarked
package org.saola.message.format.epermit;

import org.jspecify.annotations.NullMarked;
