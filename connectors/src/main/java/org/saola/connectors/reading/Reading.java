// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * One line of the record: who read which message, when and why.
 *
 * @param subject of the officer, at the identity provider
 * @param from who sent the message
 * @param manifest digest of its manifest
 * @param previous SHA-256 of the line before, without its line end; zeros for the very first
 */
public record Reading(
    Instant at,
    String subject,
    String name,
    MessageId message,
    AgencyId from,
    Digest manifest,
    @Nullable String reason,
    Digest previous) {}
