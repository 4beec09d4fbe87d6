// SPDX-License-Identifier: EUPL-1.2

/** Witness of the hub's log: remembers the last checkpoint and believes only what extends it. */
@NullMarked
package org.saola.connectors.log;

import org.jspecify.annotations.NullMarked;
