// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;

/**
 * Looks for one kind of personal data. Its time grows with the text's length and no faster: each
 * pattern is bounded, so that an attempt at one place costs a constant at most.
 */
interface Detector {
  void find(Prose prose, Consumer<Hit> hits);
}
