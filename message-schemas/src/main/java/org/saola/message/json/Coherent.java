// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.util.List;

/** A record with rules that bind several of its fields, checked wherever it stands. */
@CoherenceChecked
public interface Coherent {
  /** What contradicts itself; paths are relative to this record. */
  List<Problem> incoherences();
}
