// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;

/** Reports and their files, as somebody takes them from a console's pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithReports {
  final Instant now = Instant.now();
  final LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();

  ConsoleOfHub console;

  byte[] file(String report, String form, OidcLoginRequestPostProcessor person, String tag)
      throws Exception {
    return console
        .pages
        .perform(
            post(form.equals("entries") ? "/export/operations" : "/reports/" + report)
                .param("form", form)
                .param("year", Integer.toString(today.getYear()))
                .param("since", today.minusDays(3).toString())
                .param("until", today.toString())
                .header("Accept-Language", tag)
                .session(console.task(person))
                .with(csrf())
                .with(person))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  List<CSVRecord> table(String report, OidcLoginRequestPostProcessor person) throws Exception {
    return records(file(report, "csv", person, "en"));
  }

  static List<CSVRecord> records(byte[] csv) throws Exception {
    String text = new String(csv, StandardCharsets.UTF_8);
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text.substring(1)))
        .getRecords();
  }

  static long basis(List<CSVRecord> table, String column, String name, String number) {
    return table.stream()
        .filter(row -> row.get(column).equals(name))
        .mapToLong(row -> Long.parseLong(row.get(number)))
        .sum();
  }

  List<CSVRecord> operations(OidcLoginRequestPostProcessor person) throws Exception {
    return records(file("log", "entries", person, "en"));
  }
}
