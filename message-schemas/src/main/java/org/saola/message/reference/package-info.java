// SPDX-License-Identifier: EUPL-1.2

/** The reference: a page for each message type, made of what its record says about itself. */
@NullMarked
package org.saola.message.reference;

import org.jspecify.annotations.NullMarked;
