// SPDX-License-Identifier: EUPL-1.2

/** Persons: the nominal part of a message, kept apart from all else. */
@NullMarked
package org.saola.message.person;

import org.jspecify.annotations.NullMarked;
