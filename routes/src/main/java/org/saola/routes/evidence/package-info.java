// SPDX-License-Identifier: EUPL-1.2

/**
 * Evidence files: an auditor's answer with all that proves it, written as a stream and checked as
 * one, offline and in flat memory, by whoever has the log's keys.
 */
@NullMarked
package org.saola.routes.evidence;

import org.jspecify.annotations.NullMarked;
