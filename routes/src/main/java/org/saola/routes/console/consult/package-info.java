// SPDX-License-Identifier: EUPL-1.2
/**
 * Why an auditor looks, asked once for each task, and the entry that each look leaves in the log
 * (Directive (EU) 2016/680, Art. 25).
 */
@NullMarked
package org.saola.routes.console.consult;

import org.jspecify.annotations.NullMarked;
