// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Event;
import org.saola.pages.frame.Problems;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.Found;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The life of a message, and of a thread. */
@Controller
class LifePages {
  private final Reading reading;
  private final LogLines lines;

  LifePages(Reading reading, LogLines lines) {
    this.reading = reading;
    this.lines = lines;
  }

  /** A message of a thread, by the entry that says that it came in. */
  public record Sent(EntryView entry, boolean accepted) {}

  /**
   * @param of digest of a manifest: the sender chooses a message's id, and another sender may have
   *     chosen the same
   */
  @GetMapping("/messages/{message}")
  String message(
      @PathVariable("message") String message,
      @RequestParam(name = "of", defaultValue = "") String of,
      Model model) {
    Found found = reading.life(id(message));
    if (isDamaged(found, model)) {
      return "damaged";
    }
    List<EntryView> all = shown(found.rows());
    List<EntryView> each = Life.senders(all);
    List<EntryView> entries = each.size() > 1 ? Life.of(of, all) : all;
    model.addAttribute("id", message);
    model.addAttribute("senders", each.size() > 1 ? each : List.of());
    model.addAttribute("of", of);
    Life life = new Life(entries);
    model.addAttribute("first", life.beginning().orElse(all.getFirst()));
    model.addAttribute("ways", life.ways());
    model.addAttribute("steps", Life.STEPS);
    model.addAttribute("rows", lines.oldestFirst(life.entries(), found.damaged()));
    return "message";
  }

  @GetMapping("/threads/{thread}")
  String thread(@PathVariable("thread") String thread, Model model) {
    Found found = reading.thread(id(thread));
    if (isDamaged(found, model)) {
      return "damaged";
    }
    List<EntryView> rows = shown(found.rows());
    Map<String, Sent> messages = new LinkedHashMap<>();
    for (EntryView row : rows) {
      boolean accepted = row.event() == Event.ACCEPTED;
      String id = row.id();
      if (id != null && (accepted || row.event() == Event.REFUSED)) {
        messages.putIfAbsent(id + row.digest(), new Sent(row, accepted));
      }
    }
    model.addAttribute("id", thread);
    model.addAttribute("messages", messages.values());
    model.addAttribute("rows", lines.oldestFirst(rows, found.damaged()));
    return "thread";
  }

  /** Nothing of it can be opened, so that there is no life to tell. */
  private boolean isDamaged(Found found, Model model) {
    boolean damaged = found.rows().isEmpty() && !found.damaged().isEmpty();
    if (damaged) {
      model.addAttribute("rows", lines.oldestFirst(List.of(), found.damaged()));
    }
    return damaged;
  }

  /** What is not in scope is not there: one answer for both. */
  private static List<EntryView> shown(List<EntryRow> rows) {
    if (rows.isEmpty()) {
      throw new Problems.NotHere();
    }
    return rows.stream().map(EntryView::of).toList();
  }

  private static MessageId id(String typed) {
    try {
      return new MessageId(typed);
    } catch (IllegalArgumentException e) {
      throw new Problems.NotHere();
    }
  }
}
