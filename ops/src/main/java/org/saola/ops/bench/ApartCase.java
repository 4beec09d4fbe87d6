// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * Messages with a part that travels apart.
 *
 * @param partBytes of that part, before sealing
 * @param warmUp messages before the first run that counts
 * @param messages in each run
 */
record ApartCase(int partBytes, int warmUp, int messages, int runs) {
  ApartCase withRuns(int count) {
    return new ApartCase(partBytes, warmUp, messages, count);
  }
}
