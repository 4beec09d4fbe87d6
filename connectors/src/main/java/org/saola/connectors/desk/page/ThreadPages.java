// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.desk.mailbox.Holdings;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.send.Submissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of threads. */
@Controller
class ThreadPages {
  private static final int ON_A_PAGE = 25;

  private final Mailbox mailbox;
  private final ThreadRows rows;
  private final Submissions submissions;

  ThreadPages(Mailbox mailbox, ThreadRows rows, Submissions submissions) {
    this.mailbox = mailbox;
    this.rows = rows;
    this.submissions = submissions;
  }

  /** A list's name and how much lies in it. */
  public record Tab(String name, long count, boolean current) {}

  @GetMapping("/")
  String threads(
      @RequestParam("show") Optional<String> show,
      @RequestParam("page") Optional<Integer> page,
      Locale locale,
      Model model)
      throws IOException {
    Holdings holdings = mailbox.holdings();
    List<ThreadRow> all = rows.of(holdings.conversations());
    Shelf shelf = Shelf.named(show);
    List<ThreadRow> shown = all.stream().filter(shelf::holds).toList();
    int pages = Math.max(1, (shown.size() + ON_A_PAGE - 1) / ON_A_PAGE);
    int at = Math.clamp(page.orElse(1), 1, pages);
    model.addAttribute("show", shelf.address());
    model.addAttribute("tabs", tabs(all, holdings, shelf));
    model.addAttribute("page", at);
    model.addAttribute("pages", pages);
    model.addAttribute("threads", page(shown, at, holdings, locale));
    model.addAttribute("damaged", shelf == Shelf.PROBLEMS ? holdings.damaged() : List.of());
    model.addAttribute("unsent", shelf == Shelf.PROBLEMS ? unsent(holdings) : List.of());
    model.addAttribute("preparing", submissions.pending().size());
    return "threads";
  }

  private List<ThreadRow> page(List<ThreadRow> shown, int page, Holdings holdings, Locale locale) {
    List<ThreadRow> withSubjects = new ArrayList<>();
    shown.stream()
        .skip((long) (page - 1) * ON_A_PAGE)
        .limit(ON_A_PAGE)
        .forEach(
            row ->
                holdings
                    .conversation(row.id())
                    .map(thread -> rows.withSubject(row, thread, locale))
                    .ifPresent(withSubjects::add));
    return withSubjects;
  }

  private static List<Holdings.Unsent> unsent(Holdings holdings) {
    return holdings.unsent().stream().limit(ON_A_PAGE).toList();
  }

  private static List<Tab> tabs(List<ThreadRow> all, Holdings holdings, Shelf current) {
    Map<Shelf, Long> counts = new LinkedHashMap<>();
    for (Shelf shelf : Shelf.values()) {
      counts.put(shelf, all.stream().filter(shelf::holds).count());
    }
    counts.merge(
        Shelf.PROBLEMS, (long) holdings.damaged().size() + holdings.unsent().size(), Long::sum);
    return counts.entrySet().stream()
        .filter(tab -> tab.getKey() != Shelf.PROBLEMS || tab.getValue() > 0)
        .map(tab -> new Tab(tab.getKey().address(), tab.getValue(), tab.getKey() == current))
        .toList();
  }
}
