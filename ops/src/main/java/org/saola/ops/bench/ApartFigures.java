// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * What the hub did with parts that travel apart.
 *
 * @param aesGcmMillis CPU of encrypting as many bytes once: TLS decrypts them on the way up and
 *     encrypts them on the way down
 */
record ApartFigures(ApartCase load, ServerFigures hub, Spread aesGcmMillis) {}
