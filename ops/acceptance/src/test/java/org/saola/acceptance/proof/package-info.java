// SPDX-License-Identifier: EUPL-1.2

/** What a browser and Go's packages find out by themselves about what the hub shows of its log. */
@NullMarked
package org.saola.acceptance.proof;

import org.jspecify.annotations.NullMarked;
