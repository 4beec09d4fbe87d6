// SPDX-License-Identifier: EUPL-1.2

/**
 * What an originator asks of those who have its message: to use it no more, to correct it, to erase
 * it (Directive (EU) 2016/680, Art. 7(3)); and their word that it was done.
 */
@NullMarked
package org.saola.message.recall;

import org.jspecify.annotations.NullMarked;
