// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.saola.message.person.Persons;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;

/**
 * Writes the CITES annual illegal trade report as CSV (UTF-8, RFC 4180), one row per specimen line.
 * What the form has no column for is named in the last one.
 *
 * <p>Cells are written as they are: a spreadsheet may take one that starts with {@code = + - @} for
 * a formula, so open such files as text.
 */
public final class IllegalTradeReportCsv implements Closeable {
  public static final List<String> COLUMNS =
      List.of(
          "Reference",
          "Date of seizure",
          "Species",
          "Description of specimen",
          "Quantity",
          "Unit",
          "Location of incident",
          "Detecting agency",
          "Method of detection",
          "Reason for seizure",
          "Mode of transport",
          "Method of concealment",
          "Alleged country of origin",
          "Country(ies) of transit",
          "Alleged final destination",
          "Estimated value in country",
          "Nationality of offenders",
          "Law under which charges were brought",
          "Sanction",
          "Disposal of confiscated specimens",
          "Additional information");

  private final CSVPrinter printer;

  private IllegalTradeReportCsv(CSVPrinter printer) {
    this.printer = printer;
  }

  /** Starts a table with its header row. */
  public static IllegalTradeReportCsv onto(Writer out) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(COLUMNS);
    return new IllegalTradeReportCsv(printer);
  }

  /** A seizure for readers who may know nobody's nationality. */
  public void add(SeizureReport report) throws IOException {
    add(report, List.of());
  }

  public void add(SeizureReport report, Persons persons) throws IOException {
    add(report, persons.nationalitiesOfOffenders());
  }

  private void add(SeizureReport report, List<Coded> nationalities) throws IOException {
    for (SpecimenLine line : report.lines()) {
      printer.printRecord(
          report.reference(),
          date(report.date()),
          line.taxon().name(),
          line.description() == null ? "" : line.description().asGiven(),
          Cell.joined(line.quantities(), quantity -> quantity.amount().toPlainString()),
          Cell.joined(line.quantities(), IllegalTradeReportCsv::unit),
          report.location() == null ? "" : report.location().asGiven(),
          orEmpty(report.detectingAgency()),
          Cell.joined(report.detection(), AsGiven::asGiven),
          Cell.joined(report.reasons(), AsGiven::asGiven),
          Cell.joined(report.transport(), AsGiven::asGiven),
          Cell.joined(report.concealment(), AsGiven::asGiven),
          Cell.joined(report.allegedOrigins(), Coded::asGiven),
          Cell.joined(report.transit(), Coded::asGiven),
          Cell.joined(report.allegedDestinations(), Coded::asGiven),
          line.estimatedValue() == null ? "" : line.estimatedValue().asGiven(),
          Cell.joined(nationalities, Coded::asGiven),
          orEmpty(report.law()),
          orEmpty(report.sanction()),
          orEmpty(line.disposal()),
          additional(report, line));
    }
  }

  private static String date(SeizureDate date) {
    if (date.asGiven() != null) {
      return date.asGiven();
    }
    if (date.seized() != null) {
      return date.seized().value();
    }
    return date.reported() == null ? "" : "unknown (reported " + date.reported() + ")";
  }

  private static String unit(Quantity quantity) {
    return quantity.unit() == null ? "" : quantity.unit().asGiven();
  }

  private static String additional(SeizureReport report, SpecimenLine line) {
    List<String> texts = new ArrayList<>();
    Optional.ofNullable(line.additionalInformation()).ifPresent(texts::add);
    Optional.ofNullable(line.appendix()).ifPresent(it -> texts.add("appendix: " + it));
    Optional.ofNullable(line.purpose()).ifPresent(it -> texts.add("purpose: " + it.asGiven()));
    Optional.ofNullable(line.source()).ifPresent(it -> texts.add("source: " + it.asGiven()));
    line.additional().forEach(it -> texts.add(it.name() + ": " + it.text()));
    Optional.ofNullable(report.source()).ifPresent(it -> texts.add("taken from: " + it.system()));
    return String.join("; ", texts);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
