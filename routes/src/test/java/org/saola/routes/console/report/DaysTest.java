// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.saola.message.notice.Event;
import org.saola.routes.console.page.Spreadsheet;

/** However entries of two days lie in the log, a kind has one line a day. */
class DaysTest {
  private static Operation disclosure(String at, String to) {
    return new Operation(
        7,
        Instant.parse(at),
        Processing.DISCLOSURE,
        Event.CONSIGNED,
        "NL-CUSTOMS",
        to,
        "",
        "seizure/1",
        "",
        "",
        "INVESTIGATION",
        "",
        "",
        "");
  }

  @Test
  void eachKindHasALineADay_inTheOrderOfDays() throws Exception {
    Days days = new Days();
    days.add(disclosure("2026-11-22T23:59:59Z", "BE-CITES"));
    days.add(disclosure("2026-11-23T00:00:00Z", "BE-CITES"));
    days.add(disclosure("2026-11-22T00:00:00Z", "BE-CITES"));
    days.add(disclosure("2026-11-22T12:00:00Z", "AT-CITES"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Spreadsheet table = new Spreadsheet(out, Locale.ENGLISH);
    days.write(table);
    table.flush();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1).map(DaysTest::said))
        .containsExactly("2026-11-22 AT-CITES 1", "2026-11-22 BE-CITES 2", "2026-11-23 BE-CITES 1");
  }

  private static String said(String line) {
    String[] cells = line.replace("\"", "").split(",", -1);
    return "%s %s %s".formatted(cells[0], cells[4], cells[9]);
  }
}
