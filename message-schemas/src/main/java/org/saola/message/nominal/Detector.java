// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;

/**
 * Looks for one kind of personal data. Its time grows with the text's length and no faster: each
 * pattern is bounded, so that an attempt at one place costs a constant at most.
 */
interface Detector {
  /** Whether a text may hold anything of the kind at all: a glance that saves a search. */
  boolean mayFind(Prose prose);

  void find(Prose prose, Consumer<Hit> hits);
}
