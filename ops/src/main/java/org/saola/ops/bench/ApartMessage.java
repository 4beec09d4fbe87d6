// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.nio.file.Path;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * A message with one part that travels apart.
 *
 * @param body what goes by the queue
 * @param sealed digest of the part's sealed bytes
 * @param file that holds them
 */
record ApartMessage(MessageId id, byte[] body, Digest sealed, Path file) {}
