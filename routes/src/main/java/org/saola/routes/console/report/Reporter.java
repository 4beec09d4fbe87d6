// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.Footing;
import org.saola.routes.console.page.Span;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.deadline.CaseFigures;
import org.saola.routes.directory.DirectoryService;
import org.springframework.stereotype.Component;

/** Makes reports of what somebody may see. */
@Component
class Reporter {
  private final LogReading log;
  private final Footing.Source footings;
  private final DirectoryService directories;
  private final Clock clock;

  Reporter(LogReading log, Footing.Source footings, DirectoryService directories, Clock clock) {
    this.log = log;
    this.footings = footings;
    this.directories = directories;
    this.clock = clock;
  }

  /** Of the requests received in a year, with what has become of them since. */
  Report cases(Year year, Scope scope, Requester requester) throws IOException, LogRefused {
    CaseFigures figures = new CaseFigures(year);
    Basis basis =
        log.read(
            year.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
            null,
            scope,
            (index, entry) -> figures.add(entry),
            requester.progress());
    return report(
        year.atDay(1),
        year.atDay(year.length()),
        scope,
        requester,
        basis,
        new Report.Body.Cases(CaseReport.of(figures.tables(directories.latest()))));
  }

  /**
   * Of what was processed in a span of days.
   *
   * @param annex is given every operation while it is read
   */
  Report log(Span span, Annex annex, Requester requester) throws IOException, LogRefused {
    Processed processed = new Processed();
    Accounts accounts = new Accounts(span.first(), span.last(), footings.begin(span.scope()));
    Basis basis =
        log.read(
            beginning(span),
            end(span),
            span.scope(),
            new LogReading.Reader() {
              @Override
              public void entry(long index, Entry entry) throws IOException {
                Optional<Operation> operation = accounts.of(index, entry);
                if (operation.isPresent()) {
                  processed.add(operation.get());
                  annex.add(operation.get());
                }
              }

              @Override
              public void damaged(DamagedLeaf leaf) throws IOException {
                annex.damaged(leaf);
              }
            },
            requester.progress());
    return report(
        span.first(),
        span.last(),
        span.scope(),
        requester,
        basis,
        new Report.Body.Log(LogReport.of(processed)));
  }

  /**
   * @throws LogRefused when the log of these days does not hold: a file of it would be begun in
   *     vain
   */
  void holds(Span span) throws IOException, LogRefused {
    log.holds(beginning(span), end(span));
  }

  private static Instant beginning(Span span) {
    return span.first().atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant end(Span span) {
    return span.last().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private Report report(
      LocalDate first,
      LocalDate last,
      Scope scope,
      Requester requester,
      Basis basis,
      Report.Body body) {
    return new Report(
        first,
        last,
        agencies(scope),
        requester.username(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        basis,
        body);
  }

  private static List<String> agencies(Scope scope) {
    return switch (scope) {
      case Scope.Everything all -> List.of();
      case Scope.Nothing none -> throw new IllegalArgumentException("nobody reports on nothing");
      case Scope.Agencies some -> some.agencies().stream().map(AgencyId::value).sorted().toList();
    };
  }
}
