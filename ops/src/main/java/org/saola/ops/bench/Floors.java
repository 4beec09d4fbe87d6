// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * What parts of a message's way cost by themselves, in the same run.
 *
 * @param signatureCheckMillis CPU of checking the sender's signature
 * @param signatureCheckBusyMillis the same while every core checks, as under load
 * @param logAppendMillis CPU of appending a log entry, in batches with one signed root each
 * @param entriesPerMessage log entries that a message makes
 * @param relay the bare broker under the same load
 * @param aesGcmSmallMillis CPU of encrypting 2 KiB
 * @param aesGcmLargeMillis CPU of encrypting 100 KiB
 * @param fsyncMillis until 4 KiB are safe on disk, by the clock
 */
record Floors(
    Spread signatureCheckMillis,
    Spread signatureCheckBusyMillis,
    Spread logAppendMillis,
    int entriesPerMessage,
    ServerFigures relay,
    Spread aesGcmSmallMillis,
    Spread aesGcmLargeMillis,
    Spread fsyncMillis) {

  /** As {@link #reference}, with a check that shares the machine as the hub's do. */
  double busyReference() {
    return signatureCheckBusyMillis.median() + relay.cpuMillisPerMessage().median();
  }

  /** The two that the hub is held against: signature check and relay. */
  double reference() {
    return signatureCheckMillis.median() + relay.cpuMillisPerMessage().median();
  }
}
