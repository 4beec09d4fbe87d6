// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * The log at one size.
 *
 * @param appendMicros CPU of appending a leaf, in batches of {@code batch} with one signed root
 *     each
 * @param proofMicros CPU of making one inclusion proof
 */
record LogFigures(int leaves, int batch, Spread appendMicros, Spread proofMicros) {}
