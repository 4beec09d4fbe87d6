// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;
import org.saola.pages.frame.Problems;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.ListedCertificate;
import org.saola.routes.authorize.PastRules;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.Figures;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.directory.DirectoryService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** An agency: what it is, what changed about it, how much it exchanged, and who looked. */
@Controller
class AgencyPages {
  private static final int DAYS = 365;

  /** Rule sets whose text is read, newest first. */
  private static final int RULE_SETS = 100;

  private static final int CONSULTATIONS = 50;

  private final Reading reading;
  private final AgencyLinks links;
  private final DirectoryService directories;
  private final PastRules rules;
  private final AgencyFigures figures;
  private final Clock clock;

  AgencyPages(
      Reading reading,
      AgencyLinks links,
      DirectoryService directories,
      PastRules rules,
      Figures figures,
      Clock clock) {
    this.reading = reading;
    this.links = links;
    this.directories = directories;
    this.rules = rules;
    this.figures = new AgencyFigures(figures);
    this.clock = clock;
  }

  /** A certificate as it stands now. */
  public record Certificate(String purpose, String serial, Instant until, String standing) {}

  @GetMapping("/agencies/{agency}")
  String agency(
      @PathVariable("agency") String name,
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      Model model)
      throws QuestionRefused {
    AgencyId agency = links.find(name).orElseThrow(Problems.NotHere::new);
    Days days = Days.of(since, until, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), DAYS);
    describe(agency, model);
    model.addAttribute("days", days);
    model.addAttribute("lines", figures.count(agency, days.first(), days.last()));
    model.addAttribute("steps", steps(agency));
    model.addAttribute("rows", consultations(agency));
    return "agency";
  }

  /** By the newest version that knows it. */
  private void describe(AgencyId agency, Model model) {
    Directory latest = directories.latest();
    Directory known =
        versions().reversed().stream()
            .filter(each -> each.agency(agency.value()).isPresent())
            .findFirst()
            .orElseThrow(Problems.NotHere::new);
    model.addAttribute("name", agency.value());
    model.addAttribute("agency", known.agency(agency.value()).orElseThrow());
    model.addAttribute("left", !known.equals(latest));
    model.addAttribute("groups", AgencyHistory.groupsOf(known, agency.value()));
    List<Certificate> certificates = new ArrayList<>();
    AgencyHistory.PURPOSES.forEach(
        purpose ->
            known
                .certificates(agency.value(), purpose)
                .forEach(each -> certificates.add(certificate(each))));
    model.addAttribute("certificates", certificates);
  }

  private Certificate certificate(ListedCertificate each) {
    return new Certificate(
        each.purpose().name(), each.serial(), each.notAfter(), each.at(clock.instant()).name());
  }

  private List<Directory> versions() {
    return IntStream.rangeClosed(1, directories.latest().document().version())
        .mapToObj(version -> directories.version(version).orElseThrow())
        .toList();
  }

  /** Newest first. */
  private List<AgencyStep> steps(AgencyId agency) throws QuestionRefused {
    List<AgencyStep> steps =
        new ArrayList<>(
            new AgencyHistory(agency, named(Event.DIRECTORY_CHANGED, Entries.PAGE)).of(versions()));
    steps.addAll(new AgencyRules(rules::texts, agency).of(named(Event.RULES_CHANGED, RULE_SETS)));
    steps.sort(Comparator.comparing(AgencyStep::at));
    return steps.reversed();
  }

  /** The newest entries of one kind, by the version that each names. */
  private Map<Integer, EntryView> named(Event event, int limit) throws QuestionRefused {
    Map<Integer, EntryView> named = new HashMap<>();
    for (EntryRow row :
        reading.find(Question.ALL.events(event), OptionalLong.empty(), limit).rows()) {
      if (row.entry().version() != null) {
        named.put(row.entry().version(), EntryView.of(row));
      }
    }
    return named;
  }

  /**
   * Of the newest consultations in scope those by its auditors, and those whose address names it.
   */
  private List<EntryView> consultations(AgencyId agency) throws QuestionRefused {
    Pattern address =
        Pattern.compile(
            "(/agencies/|[?&](agency|from|to)=)%s(?![A-Za-z0-9-])"
                .formatted(Pattern.quote(agency.value())));
    return reading
        .find(
            Question.ALL.events(Event.CONSULTED, Event.EXPORTED),
            OptionalLong.empty(),
            Entries.PAGE)
        .rows()
        .stream()
        .filter(
            row ->
                agency.equals(row.entry().from())
                    || (row.entry().detail() != null
                        && address.matcher(row.entry().detail()).find()))
        .limit(CONSULTATIONS)
        .map(EntryView::of)
        .toList();
  }
}
