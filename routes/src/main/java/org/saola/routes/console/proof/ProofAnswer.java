// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.evidence.ShownLeaf;

/**
 * What {@code GET /proofs} answers. The browser believes nothing of it that it has not computed.
 *
 * @param checkpoint the newest signed note
 * @param key the log's Ed25519 verifier key line
 * @param consistency RFC 6962 2.1.2, from the size that was seen; absent where there is none
 * @param entries each with the hash of its leaf as the tiles have it, and its inclusion proof
 * @param missing what cannot be shown to the one who asks
 * @param waiting what no published checkpoint covers yet
 */
public record ProofAnswer(
    String checkpoint,
    String key,
    @Nullable List<byte[]> consistency,
    List<ShownLeaf> entries,
    List<Long> missing,
    List<Long> waiting) {}
