// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;

/**
 * An accepted message, as its row and its labels tell of it.
 *
 * @param asked its labels and parts; null for a receipt
 */
record Earlier(
    long number,
    AgencyId sender,
    MessageId id,
    Digest digest,
    TypeId type,
    @Nullable Asked asked) {}
