// SPDX-License-Identifier: EUPL-1.2
/**
 * Reports as the law asks for them, made of the log itself: read leaf by leaf and held against its
 * signed tree, with all that says on what they rest and what they do not cover.
 */
@NullMarked
package org.saola.routes.console.report;

import org.jspecify.annotations.NullMarked;
