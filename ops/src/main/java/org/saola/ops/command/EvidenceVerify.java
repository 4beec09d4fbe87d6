// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.saola.message.evidence.EvidenceEnd;
import org.saola.message.evidence.EvidenceHeader;
import org.saola.message.evidence.EvidenceHeader.Range;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.evidence.EvidenceCheck;
import org.saola.routes.evidence.EvidenceReport;
import org.saola.routes.evidence.EvidenceReport.About;
import org.saola.routes.evidence.EvidenceTrust;

/** Checks an evidence file and says what it proves, and what it does not. */
record EvidenceVerify(Path file, EvidenceTrust trust) {
  private static final byte[] BEGINNING = "{\"evidence\":".getBytes(StandardCharsets.US_ASCII);
  private static final String SUFFIX = ".evidence.jsonl";

  /** By its first bytes, or by its name where those were damaged. */
  static boolean isEvidence(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING)
          || file.getFileName().toString().endsWith(SUFFIX);
    }
  }

  boolean holds(PrintStream out) throws IOException {
    EvidenceReport report;
    try (InputStream in = Files.newInputStream(file)) {
      report = EvidenceCheck.of(in, trust);
    }
    report.findings().forEach(finding -> say(out, "FAIL", finding.toString()));
    if (report.unlisted() > 0) {
      say(out, "FAIL", report.unlisted() + " more findings are not listed");
    }
    report.about().ifPresent(about -> describe(out, about, report));
    return report.holds();
  }

  private void describe(PrintStream out, About about, EvidenceReport report) {
    if (report.holds()) {
      say(out, "ok  ", answer(about, report.counted()));
    }
    say(out, report.holds() ? "ok  " : "note", checkpoint(about));
    say(out, "note", witnesses(about));
    say(out, "note", question(about.header().asked()));
    say(
        out,
        "note",
        "The keys in the file prove nothing and were not used: the trusted ones are your own.");
    if (report.holds() && report.counted().outOfScope() > 0) {
      say(
          out,
          "note",
          "Of the leaves that are here by hash alone, the hub alone says why. Whoever may see all can open them.");
    }
  }

  private static String answer(About about, EvidenceEnd counted) {
    Range range = about.header().range();
    if (range == null) {
      return "%d entries, each as it stands in the log. Whether there are more that fit the question, a selection does not show."
          .formatted(counted.shown());
    }
    return "every leaf from %d to %d is here and unaltered: %d of %d. %d with their entries; %d by hash alone, outside the asker's scope; %d by hash alone, erased at the end of their retention"
        .formatted(
            range.first(),
            range.end() - 1,
            counted.leaves(),
            about.size(),
            counted.shown(),
            counted.outOfScope(),
            counted.erased());
  }

  private static String checkpoint(About about) {
    return "the checkpoint of %d leaves of %s holds under the trusted keys"
        .formatted(about.size(), about.header().origin());
  }

  private String witnesses(About about) {
    String promised =
        "the operator names %d and promises %d"
            .formatted(about.header().witnesses().size(), about.header().needed());
    if (trust.witnesses().isEmpty()) {
      return "No witness is known to you, so no cosignature was checked (%s). Give --witnesses FILE."
          .formatted(promised);
    }
    return "%d of %d witnesses that you know have cosigned the checkpoint: %s (%s)"
        .formatted(
            about.vouching().size(),
            trust.witnesses().size(),
            about.vouching().isEmpty()
                ? "none"
                : about.vouching().keySet().stream().collect(Collectors.joining(", ")),
            promised);
  }

  private static String question(EvidenceHeader.Asked asked) {
    List<AgencyId> scope = asked.scope();
    return "Asked at %s, as the hub says and no proof shows: %s; within %s"
        .formatted(
            asked.at(),
            asked.question(),
            scope == null
                ? "all agencies"
                : scope.stream().map(AgencyId::value).collect(Collectors.joining(", ")));
  }

  private void say(PrintStream out, String word, String what) {
    out.printf("%s  %s: %s%n", word, file, printable(what));
  }

  /** What stands in a stranger's file must not move the cursor of whoever reads about it. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
