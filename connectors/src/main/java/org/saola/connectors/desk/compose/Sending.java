// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.table.TableSending;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.send.Submissions.Submitted;
import org.saola.message.format.Draft;
import org.saola.message.format.Previewed;
import org.saola.message.manifest.MessageId;
import org.saola.pages.signin.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands over what an officer has looked at, once, and keeps the draft until it is accepted. */
@Component
class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final String ASIDE = ".sending";

  private final Drafts drafts;
  private final Writing writing;
  private final Senders senders;
  private final Submissions submissions;
  private final TableSending tables;
  private final Clock clock;

  Sending(
      Drafts drafts,
      Writing writing,
      Senders senders,
      Submissions submissions,
      TableSending tables,
      Clock clock) {
    this.senders = senders;
    this.tables = tables;
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
  Optional<String> send(Person officer, KeptDraft asked, String seen)
      throws IOException, LogDistrusted {
    Optional<String> went = went(officer, asked.id());
    if (went.isPresent()) {
      return went;
    }
    KeptDraft kept = drafts.find(officer, asked.id()).orElse(asked);
    Optional<Writing.Ready> ready = writing.check(officer, kept).ready();
    if (ready.isEmpty() || !ready.get().goes() || !ready.get().seen().equals(seen)) {
      return Optional.empty();
    }
    return handOver(officer, kept, ready.get());
  }

  /** As {@link #send}, of a table. */
  Optional<String> sendTable(Person officer, String id, TableSending.Scope scope, String seen)
      throws IOException, LogDistrusted {
    Optional<TableSending.Prepared> prepared = tables.prepare(officer, id, scope, seen);
    return prepared.isEmpty() ? Optional.empty() : handOver(officer, id, prepared.get());
  }

  private synchronized Optional<String> handOver(
      Person officer, String id, TableSending.Prepared prepared) throws IOException {
    try {
      Optional<String> went = went(officer, id);
      if (went.isPresent()) {
        return went;
      }
      Optional<KeptDraft> marked = tables.mark(officer, id, prepared);
      if (marked.isPresent()) {
        String name = Objects.requireNonNull(marked.get().sent());
        senders.record(officer, marked.get(), name);
        submissions.submitAll(name, prepared.file());
      }
      return marked.map(KeptDraft::sent);
    } finally {
      Files.deleteIfExists(prepared.file());
    }
  }

  /** The draft that holds what did not go of a table, if something is left. */
  synchronized Optional<KeptDraft> leftOf(Person officer, String name) throws IOException {
    open(officer);
    return tables.leftOf(officer, name);
  }

  /** Asking the hub took its time: what was typed, attached or sent meanwhile counts. */
  private synchronized Optional<String> handOver(
      Person officer, KeptDraft kept, Writing.Ready ready) throws IOException {
    Previewed shown = ready.shown();
    // The name is on disk first: whatever breaks off then, what has gone is found and goes once.
    String name = submissions.newName();
    Instant now = clock.instant();
    Optional<KeptDraft> marked =
        drafts.change(
            officer,
            kept.id(),
            found -> found.equals(kept) ? found.beingSent(shown, now).sentAs(name, now) : found);
    if (marked.filter(it -> name.equals(it.sent())).isPresent()) {
      senders.record(officer, kept, name);
      submissions.submit(name, withCopies(ready.draft().as(shown)));
    }
    return marked.map(KeptDraft::sent);
  }

  /**
   * A draft that can still be looked at and changed.
   *
   * @throws HasGone where it was sent
   * @throws NotThere where the officer has no such draft
   */
  KeptDraft draft(Person officer, String id) throws IOException {
    return draft(officer, id, Onward::sent);
  }

  /** As {@link #draft}, by whoever has typed or attached something, which is then not kept. */
  KeptDraft draftToChange(Person officer, String id) throws IOException {
    return draft(officer, id, Onward::unkept);
  }

  private KeptDraft draft(Person officer, String id, UnaryOperator<String> page)
      throws IOException {
    Optional<String> went = went(officer, id);
    if (went.isPresent()) {
      throw new HasGone(page.apply(went.get()));
    }
    return drafts.find(officer, id).orElseThrow(NotThere::new);
  }

  /** As {@link #draft}, of a table. */
  KeptDraft tableDraft(Person officer, String id) throws IOException {
    return requireTable(draft(officer, id));
  }

  /** As {@link #draftToChange}, of a table. */
  KeptDraft tableDraftToChange(Person officer, String id) throws IOException {
    return requireTable(draftToChange(officer, id));
  }

  private static KeptDraft requireTable(KeptDraft draft) {
    if (!draft.ofTable()) {
      throw new NotThere();
    }
    return draft;
  }

  /**
   * Under which name a draft was sent that is not to be changed any more. One that was named and
   * never handed over, because something broke off in between, is a draft again.
   */
  synchronized Optional<String> went(Person officer, String id) throws IOException {
    Optional<KeptDraft> named = drafts.find(officer, id).filter(kept -> kept.sent() != null);
    if (named.isEmpty()) {
      return drafts.went(officer, id);
    }
    String name = Objects.requireNonNull(named.get().sent());
    if (submissions.find(name).isPresent()) {
      return Optional.of(name);
    }
    again(officer, named.get());
    return Optional.empty();
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
      Optional<String> went = went(officer, kept.id());
      if (went.isPresent() && kept.ofTable()) {
        tables.settle(officer, kept.id());
      } else if (went.isPresent()
          && submissions.find(went.get()).filter(it -> isOver(kept, it)).isPresent()) {
        drafts.conclude(officer, kept);
      }
    }
    return drafts.of(officer);
  }

  /** What was not sent after all is the officer's draft again. */
  synchronized void again(Person officer, KeptDraft sent) throws IOException {
    drafts.change(
        officer,
        sent.id(),
        now -> Objects.equals(now.sent(), sent.sent()) ? now.again(clock.instant()) : now);
  }

  /** An officer drops a draft; what is on its way is not dropped. */
  synchronized void drop(Person officer, String id) throws IOException {
    Optional<KeptDraft> kept = drafts.find(officer, id);
    if (kept.isEmpty() || !isUnderWay(kept.get())) {
      drafts.delete(officer, id);
    }
  }

  /** Deletes what nobody has changed for long, but nothing that is being sent. */
  synchronized void sweep() throws IOException {
    drafts.sweep(this::isUnderWay);
  }

  private boolean isUnderWay(KeptDraft kept) {
    try {
      return kept.sent() != null
          && submissions.find(kept.sent()).filter(it -> !it.done()).isPresent();
    } catch (IOException e) {
      LOG.warn("it cannot be told whether {} is under way", kept.sent(), e);
      return true;
    }
  }

  /** The officer's draft of that submission, while it is kept. */
  Optional<KeptDraft> draftOf(Person officer, String name) throws IOException {
    return drafts.of(officer).stream().filter(kept -> name.equals(kept.sent())).findFirst();
  }

  /** What has gone in part is kept where those whom it missed can still be sent it. */
  private static boolean isOver(KeptDraft kept, Submitted submitted) {
    return hasGone(submitted) && !isLeft(kept, submitted);
  }

  /**
   * Whether an originator's word has reached some of those who have its message, and not all: sent
   * again, it goes to the others alone.
   */
  static boolean isLeft(KeptDraft kept, Submitted submitted) {
    return AboutMessage.goesToHolders(kept) && hasGone(submitted) && !isAccepted(submitted);
  }

  /** As {@link #again}, for those whom it has not reached. */
  synchronized void goOn(Person officer, KeptDraft sent, Submitted submitted) throws IOException {
    MessageId first =
        submitted.outcomes().stream()
            .filter(it -> it.state() == Outcome.State.ACCEPTED)
            .map(Outcome::id)
            .min(Comparator.naturalOrder())
            .orElseThrow(NotThere::new);
    drafts.change(
        officer,
        sent.id(),
        now ->
            Objects.equals(now.sent(), sent.sent())
                ? now.again(clock.instant()).about(now.about().continuing(first))
                : now);
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
