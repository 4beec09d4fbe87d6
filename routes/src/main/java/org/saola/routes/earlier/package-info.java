// SPDX-License-Identifier: EUPL-1.2

/**
 * What the hub remembers of accepted messages, so that whoever recalls, corrects, confirms,
 * consents or passes on can be held to it: who sent what, who has it, and what was said of it
 * since.
 */
@NullMarked
package org.saola.routes.earlier;

import org.jspecify.annotations.NullMarked;
