// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.send.Submissions.Submitted;
import org.saola.message.format.Draft;
import org.saola.pages.signin.Person;
import org.springframework.stereotype.Component;

/** Hands over what an officer has looked at, once, and keeps the draft until it is accepted. */
@Component
class Sending {
  private static final String ASIDE = ".sending";

  private final Drafts drafts;
  private final Writing writing;
  private final Submissions submissions;
  private final Clock clock;

  Sending(Drafts drafts, Writing writing, Submissions submissions, Clock clock) {
    this.drafts = drafts;
    this.writing = writing;
    this.submissions = submissions;
    this.clock = clock;
  }

  /**
   * @param seen what the officer was shown
   * @return the name under which it is found; empty when it is now something else than was shown,
   *     or cannot be sent
   */
  synchronized Optional<String> send(Person officer, KeptDraft asked, String seen)
      throws IOException, LogDistrusted {
    KeptDraft kept = drafts.find(officer, asked.id()).orElse(asked);
    if (kept.sent() != null && submissions.find(kept.sent()).isPresent()) {
      return Optional.of(kept.sent());
    }
    Optional<Writing.Ready> ready = writing.check(officer, kept).ready();
    if (ready.isEmpty() || !ready.get().goes() || !ready.get().seen().equals(seen)) {
      return Optional.empty();
    }
    // The name is on disk first: whatever breaks off then, what has gone is found and goes once.
    String name = submissions.newName();
    drafts.keep(officer, kept.beingSent(clock.instant()).sentAs(name, clock.instant()));
    submissions.submit(name, withCopies(ready.get().draft()));
    return Optional.of(name);
  }

  /** Its files are moved away: the draft keeps its own, under another name for the same bytes. */
  private static Draft withCopies(Draft draft) throws IOException {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> part : draft.parts().entrySet()) {
      Object content = part.getValue();
      if (content instanceof FileContent file) {
        Path aside = file.file().resolveSibling(file.file().getFileName() + ASIDE);
        Files.deleteIfExists(aside);
        content =
            new FileContent(file.mediaType(), Files.createLink(aside, file.file()), file.size());
      }
      parts.put(part.getKey(), content);
    }
    return draft.with(parts);
  }

  /** The officer's drafts, without those that the hub has accepted meanwhile. */
  synchronized List<KeptDraft> open(Person officer) throws IOException {
    for (KeptDraft kept : drafts.of(officer)) {
      if (kept.sent() != null) {
        Optional<Submitted> submitted = submissions.find(kept.sent());
        if (submitted.isEmpty()) {
          // It was never handed over.
          drafts.keep(officer, kept.again(clock.instant()));
        } else if (hasGone(submitted.get())) {
          drafts.delete(officer, kept.id());
        }
      }
    }
    return drafts.of(officer);
  }

  /** The officer's draft of that submission, while it is kept. */
  Optional<KeptDraft> draftOf(Person officer, String name) throws IOException {
    return drafts.of(officer).stream().filter(kept -> name.equals(kept.sent())).findFirst();
  }

  /** Somebody has it: the same draft is not sent again, or those would get it twice. */
  static boolean hasGone(Submitted submitted) {
    return submitted.done()
        && submitted.outcomes().stream().anyMatch(it -> it.state() == Outcome.State.ACCEPTED);
  }

  /** All that it became has its evidence. */
  static boolean isAccepted(Submitted submitted) {
    return submitted.done()
        && submitted.refusals().isEmpty()
        && !submitted.outcomes().isEmpty()
        && submitted.outcomes().stream().allMatch(it -> it.state() == Outcome.State.ACCEPTED);
  }
}
