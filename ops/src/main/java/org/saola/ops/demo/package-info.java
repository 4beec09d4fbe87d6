// SPDX-License-Identifier: EUPL-1.2

/** Hub and six agencies in one process, on loopback, exchanging real seizure records. */
@NullMarked
package org.saola.ops.demo;

import org.jspecify.annotations.NullMarked;
