// SPDX-License-Identifier: EUPL-1.2

/** The sealed message: signed manifest, sealed parts, and their opening in quarantine. */
@NullMarked
package org.saola.pki.seal;

import org.jspecify.annotations.NullMarked;
