// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.MessageId;

/**
 * What became of some rows of a file. Once this line is on disk, those rows are dealt with, and are
 * never turned into messages again.
 *
 * @param rows 1 is the first row after the header, or the first permit of an XML document; empty
 *     for a JSON document
 * @param messages kept to be sent
 * @param notSent messages that nobody may have
 * @param notCarried what the file says of them and their messages have no field for
 * @param refused why no message was made of them
 */
record PlanLine(
    List<Long> rows,
    @Nullable String reference,
    List<MessageId> messages,
    List<Outcome> notSent,
    @OrEmpty List<String> notCarried,
    @Nullable RefusedRow refused) {
  PlanLine {
    rows = List.copyOf(rows);
    messages = List.copyOf(messages);
    notSent = List.copyOf(notSent);
    notCarried = List.copyOf(notCarried);
  }

  /**
   * @param places where there are several reasons: one for each row and column
   * @param cells the row as it stood; empty where it is found again in the file by its number
   */
  record RefusedRow(
      String column,
      String value,
      String reason,
      List<String> cells,
      @OrEmpty List<Rejection.Row> places) {
    RefusedRow {
      places = List.copyOf(places);
      cells = List.copyOf(cells);
    }
  }
}
