// SPDX-License-Identifier: EUPL-1.2

/**
 * The words that message types share: taxa, codes, places, dates. Each keeps the text as it was
 * given, and says beside it what we understood.
 */
@NullMarked
package org.saola.message.vocabulary;

import org.jspecify.annotations.NullMarked;
