// SPDX-License-Identifier: EUPL-1.2

/** Risk information between customs authorities, and the feedback that each recipient owes. */
@NullMarked
package org.saola.message.risk;

import org.jspecify.annotations.NullMarked;
