// SPDX-License-Identifier: EUPL-1.2

/**
 * Measures the hub, as a program of its own, beside the floors of the same run: what a signature
 * check, an append to the log and a bare broker cost. A miss is reported, not tuned away.
 */
@NullMarked
package org.saola.ops.bench;

import org.jspecify.annotations.NullMarked;
