// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.saola.message.alert.Alert;
import org.saola.message.alert.RoutePoint;
import org.saola.message.format.Mappings.Column;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Taxon;

/**
 * Writes alerts as CSV (UTF-8, RFC 4180), a row each, in the columns that are read again. A code or
 * kind is not written: it is found in the text as it was given.
 *
 * <p>Cells are written as they are: a spreadsheet may take one that starts with {@code = + - @} for
 * a formula, so open such files as text.
 */
public final class AlertCsv implements Closeable {
  public static final List<String> COLUMNS =
      Mappings.columns(TableKind.ALERTS).stream().map(Column::name).toList();

  private final CSVPrinter printer;

  private AlertCsv(CSVPrinter printer) {
    this.printer = printer;
  }

  /** Starts a table with its header row. */
  public static AlertCsv onto(Writer out) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(COLUMNS);
    return new AlertCsv(printer);
  }

  public void add(Alert alert) throws IOException {
    printer.printRecord(
        alert.reference(),
        alert.stage(),
        alert.subject(),
        Cell.joined(alert.taxa(), Taxon::name),
        Cell.joined(alert.specimens(), Coded::asGiven),
        Cell.joined(alert.hsCodes(), code -> code),
        route(alert, RoutePoint.Role.ORIGIN),
        route(alert, RoutePoint.Role.TRANSIT),
        route(alert, RoutePoint.Role.DESTINATION),
        alert.modusOperandi(),
        Cell.joined(alert.transport(), AsGiven::asGiven),
        Cell.joined(alert.concealment(), AsGiven::asGiven),
        alert.validFrom(),
        alert.validUntil(),
        Objects.requireNonNullElse(alert.additionalInformation(), ""));
  }

  private static String route(Alert alert, RoutePoint.Role role) {
    List<RoutePoint> points = alert.route().stream().filter(it -> it.role() == role).toList();
    return Cell.joined(points, AlertCsv::point);
  }

  // ':' parts country and place.
  private static String point(RoutePoint point) {
    String country = point.country().asGiven().replace(':', ',');
    return point.place() == null ? country : country + ": " + point.place().asGiven();
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
