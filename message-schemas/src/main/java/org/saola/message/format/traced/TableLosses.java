// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.traced;

import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.saola.message.format.CsvTable;
import org.saola.message.format.UnknownTable;

/** What the illegal trade report's table loses of a seizure: the table is read again to see. */
public final class TableLosses {
  private TableLosses() {}

  /**
   * @param message the seizure that the table was made of
   * @param table the CSV
   * @return the paths of the fields that are not the same after reading the table, or not there
   */
  public static List<String> of(TracedMessage message, String table) throws IOException {
    Map<String, String> before = message.texts();
    Map<String, String> after = after(table);
    return before.entrySet().stream()
        .filter(field -> !field.getValue().equals(after.get(field.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, String> after(String csv) throws IOException {
    try (CsvTable table = CsvTable.open(new StringReader(csv))) {
      Iterator<CsvTable.Outcome> outcomes = table.iterator();
      return outcomes.hasNext() && outcomes.next() instanceof CsvTable.Read read
          ? TracedMessage.texts(read.parts())
          : Map.of();
    } catch (UnknownTable e) {
      throw new IllegalStateException("the form that we write is one that we read", e);
    }
  }
}
