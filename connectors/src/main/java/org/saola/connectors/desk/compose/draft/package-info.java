// SPDX-License-Identifier: EUPL-1.2
/** What officers are writing, kept on disk as it was typed until it has been sent. */
@NullMarked
package org.saola.connectors.desk.compose.draft;

import org.jspecify.annotations.NullMarked;
