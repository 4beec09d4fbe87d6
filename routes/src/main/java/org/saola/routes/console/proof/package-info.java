// SPDX-License-Identifier: EUPL-1.2

/**
 * What an auditor's browser needs to check by itself what the console shows: entries with their
 * salts and proofs, the signed checkpoint, and the way there from the one that it saw last. The
 * browser's part is {@code assets/proof.js}.
 */
@NullMarked
package org.saola.routes.console.proof;

import org.jspecify.annotations.NullMarked;
