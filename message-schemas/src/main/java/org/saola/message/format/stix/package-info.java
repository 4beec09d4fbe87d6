// SPDX-License-Identifier: EUPL-1.2

/** Export as STIX 2.1 bundles, marked with TLP 2.0, with a list of what was lost. */
@NullMarked
package org.saola.message.format.stix;

import org.jspecify.annotations.NullMarked;
