// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saola.pages.frame.Problems;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.consult.Tasks;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.FoundLeaf;
import org.saola.routes.console.find.KnownLeaves;
import org.saola.routes.console.proof.EvidenceSources;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.evidence.EvidenceSource;
import org.saola.routes.evidence.EvidenceWriter;
import org.saola.routes.evidence.KnownLeaf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What leaves the console as a file. That it does, and what was asked for, is an entry before the
 * first byte goes. However much fits, a page of it is in memory.
 */
@Controller
class ExportPages {
  private static final String JSON_LINES = "application/jsonl";

  private final Entries entries;
  private final KnownLeaves leaves;
  private final EvidenceSources sources;
  private final PublishedLog log;
  private final Reading reading;
  private final KnownAgencies known;
  private final Consultations consultations;
  private final LogLines lines;
  private final Clock clock;

  ExportPages(
      Entries entries,
      KnownLeaves leaves,
      EvidenceSources sources,
      PublishedLog log,
      Reading reading,
      KnownAgencies known,
      Consultations consultations,
      LogLines lines,
      Clock clock) {
    this.entries = entries;
    this.leaves = leaves;
    this.sources = sources;
    this.log = log;
    this.reading = reading;
    this.known = known;
    this.consultations = consultations;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * What fits a question; below the checkpoint alone, for what is newer has no proof yet.
   *
   * @return the page that says which entries nothing is kept of, so that they prove nothing; null
   *     when the file was written
   */
  @PostMapping("/export")
  @Nullable String export(
      @RequestParam("form") String form,
      @RequestParam MultiValueMap<String, String> parameters,
      Locale locale,
      HttpSession session,
      HttpServletResponse response,
      Model model)
      throws IOException, LogRefused {
    Asked asked = Asked.of(parameters, known);
    String ending = ending(form);
    if (!asked.wrong().isEmpty()) {
      throw new Problems.NotHere();
    }
    String question = new TreeMap<>(asked.fields()).toString();
    Scope scope = reading.scope();
    long published = published();
    if (form.equals("evidence")) {
      List<DamagedLeaf> gone = gone(new Walk(entries, asked.question(), scope, published), scope);
      if (!gone.isEmpty()) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("rows", lines.damaged(gone));
        return "damaged";
      }
    }
    Walk found = new Walk(entries, asked.question(), scope, published);
    EvidenceSource source = sources.covering(found.end(), question, scope, clock.instant());
    begin(form + " of " + question, ending, session, response);
    // Not closed when it fails: what breaks off must not end as if it were whole.
    OutputStream out = out(response);
    switch (form) {
      case "csv" -> EntryTable.write(found, damaged -> lines.words(damaged, locale), locale, out);
      case "jsonl" -> lines(found, out);
      default -> EvidenceWriter.selection(out, source, opened(found, scope));
    }
    out.flush();
    return null;
  }

  /** Of what was found: only who sees everything learns of any, and pays for the second walk. */
  private static List<DamagedLeaf> gone(Walk found, Scope scope) {
    List<DamagedLeaf> gone = new ArrayList<>();
    while (scope instanceof Scope.Everything && gone.size() < LogLines.HASHES && found.hasNext()) {
      if (found.next() instanceof DamagedLeaf leaf && !leaf.there()) {
        gone.add(leaf);
      }
    }
    return gone;
  }

  /** Every leaf of a range: what is in scope with its entry, all else by its hash alone. */
  @PostMapping("/export/range")
  void range(
      @RequestParam("first") long first,
      @RequestParam("last") long last,
      HttpSession session,
      HttpServletResponse response)
      throws IOException, LogRefused {
    if (first < 0 || last < first || last >= entries.indexed()) {
      throw new Problems.NotHere();
    }
    String question = "entries %d to %d".formatted(first, last);
    Scope scope = reading.scope();
    EvidenceSource source = sources.covering(last + 1, question, scope, clock.instant());
    Iterator<KnownLeaf> seen = leaves.between(first, last + 1, scope);
    begin("range of " + question, ending("evidence"), session, response);
    OutputStream out = out(response);
    EvidenceWriter.range(out, source, first, last + 1, seen);
    out.flush();
  }

  /** Leaves of the newest checkpoint. */
  private long published() throws IOException {
    return log.checkpoint().map(Checkpoint::size).orElse(0L);
  }

  private static String ending(String form) {
    return switch (form) {
      case "csv", "jsonl" -> form;
      case "evidence" -> "evidence.jsonl";
      default -> throw new Problems.NotHere();
    };
  }

  private void begin(
      String what, String ending, HttpSession session, HttpServletResponse response) {
    consultations.exported(Auditor.present(), Tasks.of(session).orElseThrow(), what);
    response.setContentType(ending.equals("csv") ? "text/csv;charset=UTF-8" : JSON_LINES);
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"saola-%s.%s\""
            .formatted(
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", ""),
                ending));
  }

  private static OutputStream out(HttpServletResponse response) throws IOException {
    return new BufferedOutputStream(response.getOutputStream(), 1 << 16);
  }

  private static void lines(Iterator<FoundLeaf> found, OutputStream out) throws IOException {
    while (found.hasNext()) {
      FoundLeaf leaf = found.next();
      out.write("{\"index\":%d,\"entry\":".formatted(leaf.index()).getBytes(UTF_8));
      switch (leaf) {
        // The entry's own bytes: they are JSON, and what the leaf was made of.
        case EntryRow row -> out.write(row.bytes());
        case DamagedLeaf damaged ->
            out.write("null,\"damaged\":\"%s\"".formatted(damaged.code()).getBytes(UTF_8));
      }
      out.write("}\n".getBytes(UTF_8));
    }
  }

  private Iterator<KnownLeaf.Opened> opened(Iterator<FoundLeaf> found, Scope scope) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return found.hasNext();
      }

      @Override
      public KnownLeaf.Opened next() {
        return switch (found.next()) {
          case EntryRow row -> new KnownLeaf.Opened(row.index(), row.bytes(), row.salt());
          // As it lies there: whoever reads the file finds that it is not what the leaf was made
          // of.
          case DamagedLeaf damaged ->
              leaves
                  .at(damaged.index(), scope)
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "entry %d: %s".formatted(damaged.index(), damaged.code())));
        };
      }
    };
  }
}
