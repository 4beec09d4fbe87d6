// SPDX-License-Identifier: EUPL-1.2

/** The manifest: what the sender signs in clear, and all that the hub may know of a message. */
@NullMarked
package org.saola.message.manifest;

import org.jspecify.annotations.NullMarked;
