// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;

/**
 * A proposed rule set, without its text.
 *
 * @param digest of the proposed rules
 * @param base digest of the rules that were in force when it was proposed
 */
public record Proposal(
    int number,
    Digest digest,
    Digest base,
    String proposedBy,
    String reason,
    Instant proposedAt,
    @Nullable String activatedBy,
    @Nullable Instant activatedAt) {}
