// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.IllegalTradeReportCsv;
import org.saola.message.manifest.AgencyId;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.seizure.SeizureReport;

/**
 * Gathers a year's seizures: one record for each, the latest that its agency gave of it. A seizure
 * counts for the year in which it happened or, where that is unknown, in which it was reported.
 */
public final class IllegalTradeYear implements Closeable {
  private static final int BUFFER = 5_000;

  private final Year year;
  private final AgencyId own;
  private final SortedRuns seizures;
  private final Tally tally = new Tally();

  /**
   * @param own the agency whose report it is; other agencies' references are written with their
   *     agency before them, since two agencies may use the same one
   * @param folder a folder of its own for temporary files, as confidential as the messages
   */
  public IllegalTradeYear(Year year, AgencyId own, Path folder) {
    this(year, own, folder, BUFFER);
  }

  IllegalTradeYear(Year year, AgencyId own, Path folder, int buffer) {
    this.year = year;
    this.own = own;
    this.seizures = new SortedRuns(folder, buffer);
  }

  /** A seizure that is not in the report, and why, in words. */
  public record LeftOut(AgencyId from, String reference, String why) {}

  /**
   * What the report is made of.
   *
   * @param seizures in the report
   * @param lines of these, one row each
   * @param byDateReported of the seizures, those whose own date is unknown
   * @param replaced earlier reports of a seizure that was reported again
   * @param leftOut seizures of another year, or without any date
   */
  public record Counts(
      long messages, long seizures, long lines, long byDateReported, long replaced, long leftOut) {}

  public void add(ReportedSeizure seizure) throws IOException {
    tally.messages++;
    seizures.add(seizure);
  }

  /** Writes the report; afterwards nothing can be added. */
  public Counts write(IllegalTradeReportCsv csv, Consumer<LeftOut> leftOut) throws IOException {
    seizures.merge();
    ReportedSeizure current = seizures.next();
    while (current != null) {
      ReportedSeizure next = seizures.next();
      if (next != null && next.isSame(current)) {
        tally.replaced++;
      } else {
        write(current, csv, leftOut);
      }
      current = next;
    }
    return tally.counts();
  }

  private void write(ReportedSeizure seizure, IllegalTradeReportCsv csv, Consumer<LeftOut> leftOut)
      throws IOException {
    SeizureReport report = seizure.report();
    Integer counted = yearOf(report.date());
    if (counted == null || counted != year.getValue()) {
      tally.leftOut++;
      String why = counted == null ? "it has no date at all" : "it counts for " + counted;
      leftOut.accept(new LeftOut(seizure.from(), report.reference(), why));
      return;
    }
    tally.seizures++;
    tally.lines += report.lines().size();
    tally.byDateReported += report.date().seized() == null ? 1 : 0;
    SeizureReport named = seizure.from().equals(own) ? report : withAgency(seizure);
    if (seizure.persons() == null) {
      csv.add(named);
    } else {
      csv.add(named, seizure.persons());
    }
  }

  private static @Nullable Integer yearOf(SeizureDate date) {
    if (date.seized() != null) {
      return date.seized().first().getYear();
    }
    return date.reported() == null ? null : date.reported().getYear();
  }

  private static SeizureReport withAgency(ReportedSeizure seizure) {
    SeizureReport report = seizure.report();
    return new SeizureReport(
        seizure.from() + "/" + report.reference(),
        report.date(),
        report.lines(),
        report.location(),
        report.detectingAgency(),
        report.detection(),
        report.reasons(),
        report.transport(),
        report.concealment(),
        report.allegedOrigins(),
        report.transit(),
        report.allegedDestinations(),
        report.law(),
        report.sanction(),
        report.source());
  }

  /** When the report of a year is due to CITES. */
  public static LocalDate dueToCites(Year year) {
    return year.plusYears(1).atMonth(Month.OCTOBER).atDay(31);
  }

  /** When it is due to the Commission (Regulation (EC) No 338/97, Art. 15(4)). */
  public static LocalDate dueToCommission(Year year) {
    return year.plusYears(1).atMonth(Month.JUNE).atDay(15);
  }

  @Override
  public void close() throws IOException {
    seizures.close();
  }

  private static final class Tally {
    private long messages;
    private long seizures;
    private long lines;
    private long byDateReported;
    private long replaced;
    private long leftOut;

    Counts counts() {
      return new Counts(messages, seizures, lines, byDateReported, replaced, leftOut);
    }
  }
}
