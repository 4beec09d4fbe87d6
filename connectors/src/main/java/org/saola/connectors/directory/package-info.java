// SPDX-License-Identifier: EUPL-1.2

/** The agency's copy of the directory: each version proven by the log before it is used. */
@NullMarked
package org.saola.connectors.directory;

import org.jspecify.annotations.NullMarked;
