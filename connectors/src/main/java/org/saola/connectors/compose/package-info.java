// SPDX-License-Identifier: EUPL-1.2

/**
 * From a draft to sealed messages: checked, decided, split by what each recipient may know, signed.
 */
@NullMarked
package org.saola.connectors.compose;

import org.jspecify.annotations.NullMarked;
