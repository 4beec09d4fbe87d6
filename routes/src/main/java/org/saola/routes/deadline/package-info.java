// SPDX-License-Identifier: EUPL-1.2

/**
 * The statutory clock of case requests (Directive (EU) 2023/977, Art. 5): kept from manifests
 * alone, in the transactions of the stages that tell it what happened.
 */
@NullMarked
package org.saola.routes.deadline;

import org.jspecify.annotations.NullMarked;
