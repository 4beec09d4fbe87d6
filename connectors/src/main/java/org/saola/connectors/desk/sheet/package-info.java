// SPDX-License-Identifier: EUPL-1.2
/**
 * The content of a message as labels and texts, made of its records: one way for all types, and
 * nothing of it is ever markup.
 */
@NullMarked
package org.saola.connectors.desk.sheet;

import org.jspecify.annotations.NullMarked;
