// SPDX-License-Identifier: EUPL-1.2

/** The audit log: entries, sequencer, publication, notices, reconciliation. */
@NullMarked
package org.saola.routes.audit;

import org.jspecify.annotations.NullMarked;
