// SPDX-License-Identifier: EUPL-1.2

/**
 * Finds entries of the audit log: an index that follows the log, and questions to it. The index
 * only finds; what is shown is read from the log's own rows.
 */
@NullMarked
package org.saola.routes.console.find;

import org.jspecify.annotations.NullMarked;
