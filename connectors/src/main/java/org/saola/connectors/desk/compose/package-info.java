// SPDX-License-Identifier: EUPL-1.2
/** The pages on which officers write: forms, files, the preview, sending, and its evidence. */
@NullMarked
package org.saola.connectors.desk.compose;

import org.jspecify.annotations.NullMarked;
