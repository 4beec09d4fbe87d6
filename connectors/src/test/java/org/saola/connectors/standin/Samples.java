// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saola.message.format.CsvTable;
import org.saola.message.format.Draft;
import org.saola.message.type.MessageTypes;

/** Synthetic seizures in the CSV form of the illegal trade report. */
public final class Samples {
  private static final String HEADER =
      "Reference,Date of seizure,Species,Description of specimen,Quantity,Unit,"
          + "Location of incident,Nationality of offenders,Additional information\r\n";

  private Samples() {}

  public static String csv(int rows) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 1; i <= rows; i++) {
      csv.append(
          "SYN-%04d,2026-10-%02d,Manis javanica,scales,%d,kg,NLAMS,%s,synthetic\r\n"
              .formatted(i, 1 + i % 28, i, i % 2 == 0 ? "CN" : "VN"));
    }
    return csv.toString();
  }

  /** A seizure with its persons part. */
  public static Draft draft() {
    return draft(csv(1));
  }

  public static Draft draft(String csv) {
    return draft(reads(csv).getFirst().parts());
  }

  public static Draft draft(Map<String, Object> parts) {
    return Draft.of(MessageTypes.SEIZURE_REPORT, List.of(), parts);
  }

  public static List<CsvTable.Read> reads(String csv) {
    List<CsvTable.Read> reads = new ArrayList<>();
    try (CsvTable table =
        CsvTable.open(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))) {
      for (CsvTable.Outcome outcome : table) {
        reads.add((CsvTable.Read) outcome);
      }
      return reads;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
