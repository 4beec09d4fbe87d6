// SPDX-License-Identifier: EUPL-1.2

/**
 * The lines of an evidence file: what was asked of the log, the answer, and all that proves it to
 * somebody who trusts neither the hub nor whoever hands the file on.
 */
@NullMarked
package org.saola.message.evidence;

import org.jspecify.annotations.NullMarked;
