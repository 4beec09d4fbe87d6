// SPDX-License-Identifier: EUPL-1.2

/** What a recipient says about messages that it was handed. */
@NullMarked
package org.saola.message.receipt;

import org.jspecify.annotations.NullMarked;
