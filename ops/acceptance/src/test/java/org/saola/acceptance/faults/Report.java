// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * A seizure report as a connector seals it.
 *
 * @param manifest digest of its manifest
 */
record Report(MessageId id, Digest manifest, byte[] bytes) {}
