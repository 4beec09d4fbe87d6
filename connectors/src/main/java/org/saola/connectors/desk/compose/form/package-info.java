// SPDX-License-Identifier: EUPL-1.2
/** Forms made of the records of message types: their fields, what was typed, what is wrong. */
@NullMarked
package org.saola.connectors.desk.compose.form;

import org.jspecify.annotations.NullMarked;
