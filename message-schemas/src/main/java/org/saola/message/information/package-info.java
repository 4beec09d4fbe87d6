// SPDX-License-Identifier: EUPL-1.2

/** Information that nobody asked for, between law-enforcement authorities. */
@NullMarked
package org.saola.message.information;

import org.jspecify.annotations.NullMarked;
