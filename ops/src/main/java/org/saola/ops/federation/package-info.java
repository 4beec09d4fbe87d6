// SPDX-License-Identifier: EUPL-1.2

/** Founding a federation: authority, hub home, agency homes, directory versions. */
@NullMarked
package org.saola.ops.federation;

import org.jspecify.annotations.NullMarked;
