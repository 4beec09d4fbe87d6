// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one message of its rows. */
sealed interface RowsReader permits SeizureReader, AlertReader {
  /** The parts by name; empty where there are troubles. Once. */
  Optional<Map<String, Object>> read();

  /** All that keeps the message from being carried; none once it has been read. */
  List<RowRefused> troubles();
}
