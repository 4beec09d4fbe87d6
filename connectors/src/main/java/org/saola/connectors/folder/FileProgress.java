// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

/**
 * How far a file has come.
 *
 * @param rows read so far
 * @param refusedRows did not become a message
 * @param messages made so far
 * @param waiting of those, without evidence yet
 * @param uploaded bytes that the hub has of parts that travel apart
 * @param toUpload of so many
 */
public record FileProgress(
    Phase phase,
    long rows,
    long refusedRows,
    long messages,
    long waiting,
    long uploaded,
    long toUpload) {
  public enum Phase {
    /** In the outbox; the connector has not taken it. */
    WAITING,
    /** Rows are being turned into messages. */
    COMPOSING,
    /** All messages are made and kept; evidence is awaited. */
    SENDING,
    DONE
  }
}
