// SPDX-License-Identifier: EUPL-1.2

/** The commands, each a thin face of what hub, connectors and libraries offer. */
@NullMarked
package org.saola.ops.command;

import org.jspecify.annotations.NullMarked;
