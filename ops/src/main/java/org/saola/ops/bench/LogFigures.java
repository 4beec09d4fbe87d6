// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * The log at one size; all is CPU.
 *
 * @param appendMicros of appending a leaf, in batches of {@code batch} with one signed root each
 * @param proofMicros of making one inclusion proof
 * @param consistencyMicros of proving that the log begins with itself at a random earlier size
 * @param rangeMicros of proving a range of {@link #RANGE} leaves whole, beside its leaves
 */
record LogFigures(
    int leaves,
    int batch,
    Spread appendMicros,
    Spread proofMicros,
    Spread consistencyMicros,
    Spread rangeMicros) {
  /** As many as a page of the console has at most. */
  static final int RANGE = 1000;
}
