// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.util.List;
import java.util.function.UnaryOperator;
import org.saola.message.notice.Event;
import org.saola.routes.console.report.Processed.Kind;
import org.saola.routes.console.report.Processed.Sum;

/**
 * The log report of Directive (EU) 2016/680, Art. 25, as people read it.
 *
 * @param operations how often each was done
 * @param looks who consulted the log, or took of it what left, and why
 * @param disclosures to whom what was disclosed, on which footing
 * @param readings in whose inboxes officers have read: by whom is in the agency's own record
 */
public record LogReport(List<Sum> operations, Part looks, Part disclosures, Part readings) {
  /** Rows of a table on paper; the CSV has all of them. */
  private static final int MOST = 300;

  /**
   * @param more rows that are left out
   */
  public record Part(List<Sum> rows, int more) {
    static Part of(List<Sum> all) {
      return new Part(all.stream().limit(MOST).toList(), Math.max(0, all.size() - MOST));
    }
  }

  static LogReport of(Processed processed) {
    return new LogReport(
        processed.sums(kind -> true, kind -> kind(kind, "", "", "", "", "", "")),
        Part.of(
            processed.sums(
                kind -> kind.event() == Event.CONSULTED || kind.event() == Event.EXPORTED,
                UnaryOperator.identity())),
        Part.of(processed.sums(kind -> kind.event() == Event.CONSIGNED, UnaryOperator.identity())),
        Part.of(
            processed.sums(
                kind -> kind.event() == Event.READ_BY_OFFICER,
                kind -> kind(kind, "", kind.to(), "", kind.type(), "", ""))));
  }

  private static Kind kind(
      Kind of, String from, String to, String actor, String type, String reason, String basis) {
    return new Kind(of.processing(), of.event(), from, to, actor, type, reason, basis);
  }
}
