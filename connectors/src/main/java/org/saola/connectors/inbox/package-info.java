// SPDX-License-Identifier: EUPL-1.2

/** What was received: placed whole and once, and verified again at any time without the hub. */
@NullMarked
package org.saola.connectors.inbox;

import org.jspecify.annotations.NullMarked;
