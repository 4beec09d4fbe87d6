// SPDX-License-Identifier: EUPL-1.2

/**
 * Strict JSON: unknown fields, duplicate keys and trailing content are refused with their place.
 */
@NullMarked
package org.saola.message.json;

import org.jspecify.annotations.NullMarked;
