// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saola.message.evidence.EvidenceHeader;
import org.saola.message.manifest.AgencyId;
import org.saola.pages.frame.Problems;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.consult.Tasks;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.evidence.EvidenceSource;
import org.saola.routes.evidence.EvidenceWriter;
import org.saola.routes.evidence.KnownLeaf;
import org.springframework.stereotype.Controller;
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
  private static final int SOME = 1000;

  private final Entries entries;
  private final Reading reading;
  private final PublishedLog log;
  private final HubProperties hub;
  private final KnownAgencies known;
  private final Consultations consultations;
  private final Clock clock;

  ExportPages(
      Entries entries,
      Reading reading,
      PublishedLog log,
      HubProperties hub,
      KnownAgencies known,
      Consultations consultations,
      Clock clock) {
    this.entries = entries;
    this.reading = reading;
    this.log = log;
    this.hub = hub;
    this.known = known;
    this.consultations = consultations;
    this.clock = clock;
  }

  /** One file that is being written. */
  private record Export(String what, Question question, Scope scope, Checkpoint checkpoint) {}

  @PostMapping("/export")
  void export(
      @RequestParam("form") String form,
      @RequestParam MultiValueMap<String, String> parameters,
      Locale locale,
      HttpSession session,
      HttpServletResponse response)
      throws IOException, LogRefused {
    Asked asked = Asked.of(parameters, known);
    Checkpoint checkpoint = best();
    if (!asked.wrong().isEmpty() || checkpoint == null) {
      throw new Problems.NotHere();
    }
    Export export =
        new Export(
            new TreeMap<>(asked.fields()).toString(),
            asked.question(),
            reading.scope(),
            checkpoint);
    switch (form) {
      case "csv" -> {
        begin(export, form, "text/csv;charset=UTF-8", "csv", session, response);
        try (OutputStream out = out(response)) {
          EntryTable.write(walk(export), locale, out);
        }
      }
      case "jsonl" -> {
        begin(export, form, JSON_LINES, "jsonl", session, response);
        try (OutputStream out = out(response)) {
          lines(walk(export), out);
        }
      }
      case "evidence" -> {
        begin(export, form, JSON_LINES, "evidence.jsonl", session, response);
        try (OutputStream out = out(response)) {
          EvidenceWriter.selection(out, source(export), opened(walk(export)));
        }
      }
      default -> throw new Problems.NotHere();
    }
  }

  /** Every leaf of a range: what is in scope with its entry, all else by its hash alone. */
  @PostMapping("/export/range")
  void range(
      @RequestParam("first") long first,
      @RequestParam("last") long last,
      HttpSession session,
      HttpServletResponse response)
      throws IOException, LogRefused {
    Checkpoint checkpoint = best();
    if (checkpoint == null || first < 0 || last < first || last >= checkpoint.size()) {
      throw new Problems.NotHere();
    }
    Export export =
        new Export(
            "entries %d to %d".formatted(first, last), Question.ALL, reading.scope(), checkpoint);
    begin(export, "range", JSON_LINES, "evidence.jsonl", session, response);
    try (OutputStream out = out(response)) {
      EvidenceWriter.range(
          out, source(export), first, last + 1, new Ascending(export, first, last + 1));
    }
  }

  /** The newest that witnesses vouch for, or else the newest; null while there is none. */
  private @Nullable Checkpoint best() throws IOException {
    return log.witnessed().or(this::published).orElse(null);
  }

  private Optional<Checkpoint> published() {
    try {
      return log.checkpoint();
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  private void begin(
      Export export,
      String form,
      String type,
      String ending,
      HttpSession session,
      HttpServletResponse response) {
    consultations.exported(
        Auditor.present(), Tasks.of(session).orElseThrow(), form + " of " + export.what());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"saola-%s.%s\""
            .formatted(now.toString().replaceAll("[-:]", ""), ending));
  }

  private static OutputStream out(HttpServletResponse response) throws IOException {
    return new BufferedOutputStream(response.getOutputStream(), 1 << 16);
  }

  /** Below the checkpoint alone: what is newer has no proof yet. */
  private Iterator<EntryRow> walk(Export export) {
    return new Walk(entries, export.question(), export.scope(), export.checkpoint().size(), 0);
  }

  private static void lines(Iterator<EntryRow> rows, OutputStream out) throws IOException {
    while (rows.hasNext()) {
      EntryRow row = rows.next();
      out.write("{\"index\":%d,\"entry\":".formatted(row.index()).getBytes(UTF_8));
      // The entry's own bytes: they are JSON, and what the leaf was made of.
      out.write(row.bytes());
      out.write("}\n".getBytes(UTF_8));
    }
  }

  private static Iterator<KnownLeaf.Opened> opened(Iterator<EntryRow> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public KnownLeaf.Opened next() {
        EntryRow row = rows.next();
        return new KnownLeaf.Opened(row.index(), row.bytes(), row.salt());
      }
    };
  }

  private EvidenceSource source(Export export) {
    List<WitnessVerifierKeys> witnesses =
        hub.witnesses().known().stream()
            .map(witness -> new WitnessVerifierKeys(witness.ed25519(), witness.mlDsa44()))
            .toList();
    return new EvidenceSource(
        hub.federation(),
        new EvidenceHeader.Asked(export.what(), agencies(export.scope()), clock.instant()),
        log.tiles(),
        export.checkpoint(),
        log.keys(),
        witnesses,
        hub.witnesses().needed());
  }

  private static @Nullable List<AgencyId> agencies(Scope scope) {
    return switch (scope) {
      case Scope.Everything all -> null;
      case Scope.Nothing none -> List.of();
      case Scope.Agencies some ->
          some.agencies().stream().sorted(Comparator.comparing(AgencyId::value)).toList();
    };
  }

  /** What is in scope of a range, oldest first, some of it in memory. */
  private final class Ascending implements Iterator<KnownLeaf> {
    private final Export export;
    private final long end;
    private final Deque<KnownLeaf> some = new ArrayDeque<>();
    private long next;

    Ascending(Export export, long first, long end) {
      this.export = export;
      this.end = end;
      this.next = first;
    }

    @Override
    public boolean hasNext() {
      while (some.isEmpty() && next < end) {
        long stop = Math.min(next + SOME, end);
        Iterator<KnownLeaf.Opened> down =
            opened(new Walk(entries, export.question(), export.scope(), stop, next));
        down.forEachRemaining(some::addFirst);
        next = stop;
      }
      return !some.isEmpty();
    }

    @Override
    public KnownLeaf next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return some.removeFirst();
    }
  }
}
