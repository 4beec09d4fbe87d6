// SPDX-License-Identifier: EUPL-1.2

/** The transparency log: leaves, tiles, checkpoints, proofs and their offline verification. */
@NullMarked
package org.saola.pki.transparency;

import org.jspecify.annotations.NullMarked;
