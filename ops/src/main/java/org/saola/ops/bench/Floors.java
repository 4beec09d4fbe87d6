// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * What parts of a message's way cost by themselves, in the same run.
 *
 * @param signatureCheckMillis CPU of checking the sender's signature
 * @param logAppendMillis CPU of appending a log entry, in batches with one signed root each
 * @param entriesPerMessage log entries that a message makes
 * @param relay the bare broker under the same load
 * @param aesGcmSmallMillis CPU of encrypting 2 KiB
 * @param aesGcmLargeMillis CPU of encrypting 100 KiB
 * @param fsyncMillis until 4 KiB are safe on disk, by the clock
 */
record Floors(
    Spread signatureCheckMillis,
    Spread logAppendMillis,
    int entriesPerMessage,
    ServerFigures relay,
    Spread aesGcmSmallMillis,
    Spread aesGcmLargeMillis,
    Spread fsyncMillis) {

  /** The two that the hub is held against: signature check and relay. */
  double reference() {
    return signatureCheckMillis.median() + relay.cpuMillisPerMessage().median();
  }
}
