// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.folder.SentDrafts;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.SettingsFile;
import org.saola.connectors.home.SettingsRefused;
import org.saola.connectors.inbox.ReceivedMessage;
import org.saola.connectors.inbox.TakenBack;
import org.saola.connectors.send.Outcome;
import org.saola.message.format.IllegalTradeReportCsv;
import org.saola.message.format.MappingRefused;
import org.saola.message.format.Mappings;
import org.saola.message.format.report.IllegalTradeYear;
import org.saola.message.format.report.ReportedSeizure;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.person.Persons;
import org.saola.message.seizure.SeizureReport;
import org.saola.ops.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "Makes statistics of an agency's messages, or of a hub's log.",
    mixinStandardHelpOptions = true,
    subcommands = {ReportCommand.IllegalTrade.class, CaseRequestsReport.class})
public final class ReportCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new IllegalArgumentException("say which report: illegal-trade or case-requests");
  }

  /** The year's illegal trade report. */
  @Command(
      name = "illegal-trade",
      description =
          "Writes the year's CITES illegal trade report (CSV) from the seizure reports that this agency sent: the files in its sent folder, since no plaintext of a sealed message is kept.",
      mixinStandardHelpOptions = true)
  static final class IllegalTrade implements Callable<Integer> {
    @Option(
        names = "--home",
        required = true,
        paramLabel = "DIR",
        description = "The agency's home.")
    private Path root = Path.of(".");

    @Option(names = "--year", required = true, description = "The year of the seizures.")
    private int year;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: the console).")
    private @Nullable Path out;

    @Option(names = "--received", description = "Also what other agencies reported to this one.")
    private boolean received;

    @Option(
        names = "--nationalities",
        description = "With the nationalities of offenders, which are personal data.")
    private boolean nationalities;

    // The report itself may go to the standard output.
    private final PrintStream words = System.err;

    @Override
    public Integer call()
        throws IOException, InterruptedException, SettingsRefused, MappingRefused {
      AgencyHome home = new AgencyHome(root);
      if (!Files.exists(home.settings())) {
        throw new IllegalArgumentException(
            root + " is not an agency's home: it has no connector.yaml");
      }
      AgencyId own = SettingsFile.read(home.settings()).agency();
      Files.createDirectories(home.state());
      Path work = Files.createTempDirectory(home.state(), "report-");
      try (IllegalTradeYear seizures = new IllegalTradeYear(Year.of(year), own, work)) {
        TakenBack takenBack = TakenBack.in(home);
        List<String> unread =
            new SentDrafts(home, Mappings.packagedAnd(home.mappings()))
                .read(
                    (draft, accepted) -> {
                      if (stands(takenBack, own, accepted)) {
                        add(seizures, own, accepted.getFirst().created(), draft.parts());
                      }
                    });
        if (received) {
          addReceived(seizures, home, takenBack);
        }
        write(seizures);
        unread.forEach(file -> words.println("cannot be read any more: " + file));
        return unread.isEmpty() ? ExitCode.HELD : ExitCode.FAILED;
      } finally {
        Files.delete(work);
      }
    }

    private void addReceived(IllegalTradeYear seizures, AgencyHome home, TakenBack takenBack)
        throws IOException {
      for (Path folder : ReceivedMessage.folders(home)) {
        ReceivedMessage message = ReceivedMessage.read(folder);
        AgencyId from = message.manifest().from();
        if (takenBack.covers(from, message.digest())) {
          leftOut(message.manifest().id());
        } else {
          add(seizures, from, message.manifest().created(), message.parts());
        }
      }
    }

    /** A draft may have become two messages; what was taken back of one is not to be reported. */
    private boolean stands(TakenBack takenBack, AgencyId own, List<Outcome> accepted) {
      for (Outcome message : accepted) {
        if (message.manifest() != null && takenBack.covers(own, message.manifest())) {
          leftOut(message.id());
          return false;
        }
      }
      return true;
    }

    private void leftOut(MessageId message) {
      words.printf("left out: message %s, taken back by its originator%n", message);
    }

    private void add(
        IllegalTradeYear seizures, AgencyId from, Instant at, Map<String, Object> parts)
        throws IOException {
      if (parts.get("report") instanceof SeizureReport report) {
        Persons persons =
            nationalities && parts.get("persons") instanceof Persons given ? given : null;
        seizures.add(new ReportedSeizure(from, at, report, persons));
      }
    }

    private void write(IllegalTradeYear seizures) throws IOException {
      if (out == null) {
        say(to(seizures, new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
        return;
      }
      Path aside = out.resolveSibling("." + out.getFileName() + ".part");
      try (BufferedWriter writer = Files.newBufferedWriter(aside)) {
        say(to(seizures, writer));
      }
      Files.move(aside, out, StandardCopyOption.REPLACE_EXISTING);
    }

    private IllegalTradeYear.Counts to(IllegalTradeYear seizures, Writer writer)
        throws IOException {
      IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(writer);
      IllegalTradeYear.Counts counts =
          seizures.write(
              csv,
              left ->
                  words.printf("left out: %s %s: %s%n", left.from(), left.reference(), left.why()));
      writer.flush();
      return counts;
    }

    private void say(IllegalTradeYear.Counts counts) {
      words.printf(
          "%d seizures (%d rows) of %d, from %d messages%n",
          counts.seizures(), counts.lines(), year, counts.messages());
      words.printf(
          "%d of them by date reported, their own date is unknown; %d earlier reports replaced by later ones; %d seizures left out%n",
          counts.byDateReported(), counts.replaced(), counts.leftOut());
      if (!nationalities) {
        words.println("without nationalities of offenders (--nationalities writes them)");
      }
      words.printf(
          "due: %s to the Commission (Regulation (EC) No 338/97, Art. 15(4)); %s to CITES%n",
          IllegalTradeYear.dueToCommission(Year.of(year)),
          IllegalTradeYear.dueToCites(Year.of(year)));
    }
  }
}
