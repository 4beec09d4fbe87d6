// SPDX-License-Identifier: EUPL-1.2

/** The answer to a case request: given, given in part, refused, unclear, or delayed by a court. */
@NullMarked
package org.saola.message.reply;

import org.jspecify.annotations.NullMarked;
