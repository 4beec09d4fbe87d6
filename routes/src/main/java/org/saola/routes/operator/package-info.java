// SPDX-License-Identifier: EUPL-1.2
/**
 * What the operator may do with messages that were refused or dead-lettered: list, look, send on
 * again. Each act is an entry of the log.
 */
@NullMarked
package org.saola.routes.operator;

import org.jspecify.annotations.NullMarked;
