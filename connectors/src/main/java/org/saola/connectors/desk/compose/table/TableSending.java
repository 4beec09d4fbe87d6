// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.compose.Preview;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.draft.KeptFile;
import org.saola.connectors.desk.compose.form.Wrong;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.send.Submissions.Submitted;
import org.saola.message.format.Previewed;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.pages.signin.Person;

/** Hands over the messages of a table, each once; rows that did not go stay in the draft. */
public final class TableSending {
  private final Tables tables;
  private final Drafts drafts;
  private final Composer composer;
  private final Submissions submissions;
  private final Clock clock;

  public TableSending(
      Tables tables, Drafts drafts, Composer composer, Submissions submissions, Clock clock) {
    this.tables = tables;
    this.drafts = drafts;
    this.composer = composer;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** Which of a table's messages are meant. */
  public enum Scope {
    /** All of them: it goes only when nothing is to be mended. */
    ALL,
    /** Those in which nothing is to be mended, as the officer has said. */
    READY_ONES
  }

  /**
   * Messages with the same answer.
   *
   * @param parts that each of them has
   */
  public record Group(int messages, int rows, List<String> parts, List<Preview> previews) {
    public boolean goes() {
      return previews.stream().anyMatch(Preview::goes);
    }

    private List<Object> decided() {
      return List.of(messages, rows, parts, previews.stream().map(Preview::decided).toList());
    }
  }

  /**
   * What would be sent.
   *
   * @param stay rows that are not sent
   * @param reviewed how often the officer said that something is no personal data
   * @param seen digest of all that: nothing else is sent than was looked at
   */
  public record Ready(
      List<Group> groups, int messages, int rows, int stay, int reviewed, String seen) {
    /** What would become of it, of all groups. */
    public List<Preview> previews() {
      return groups.stream().flatMap(group -> group.previews().stream()).toList();
    }

    /** Who gets what of it. The rules know messages by their parts: what one gets, all get. */
    Previewed shown() {
      return Preview.shown(previews());
    }

    /** Nothing is sent of which a part would reach nobody: the officer would not see it. */
    public boolean goes() {
      return !groups.isEmpty() && groups.stream().allMatch(Group::goes);
    }
  }

  /**
   * What there is to say before it is sent.
   *
   * @param wrong with its recipients and markings
   * @param refused the code of the sentence that says why it cannot be sent
   * @param ready empty too where rows are to be mended first
   */
  public record Asked(List<Wrong> wrong, Optional<String> refused, Optional<Ready> ready) {
    static Asked not(List<Wrong> wrong, Optional<String> refused) {
      return new Asked(wrong, refused, Optional.empty());
    }
  }

  public Asked ask(Person officer, KeptDraft draft, Scope scope) throws IOException, LogDistrusted {
    Optional<Table> table = tables.find(officer, draft.id());
    return table.isEmpty()
        ? Asked.not(List.of(), Optional.empty())
        : ask(draft, table.get(), scope, OutputStream.nullOutputStream(), null).asked();
  }

  private record Written(Asked asked, List<List<Long>> lines) {}

  private Written ask(
      KeptDraft draft, Table table, Scope scope, OutputStream out, @Nullable Previewed shown)
      throws IOException, LogDistrusted {
    TableDrafts written = new TableDrafts(draft, composer.usual(draft.type()), out, shown);
    Checked checked = tables.reader(table).read(written::take);
    if (!written.wrong().isEmpty()) {
      return new Written(Asked.not(written.wrong(), Optional.empty()), List.of());
    }
    if (checked.ready() == 0 || (scope == Scope.ALL && !checked.isWhole())) {
      return new Written(Asked.not(List.of(), Optional.empty()), List.of());
    }
    try {
      List<Group> groups = new ArrayList<>();
      for (TableDrafts.Shape shape : written.shapes()) {
        groups.add(
            new Group(
                shape.messages(), shape.rows(), shape.parts(), composer.preview(shape.first())));
      }
      String seen =
          Digest.of(
                  StrictJson.write(
                      List.of(
                          written.digest(),
                          groups.stream().map(Group::decided).toList(),
                          scope.name())))
              .value();
      Ready ready =
          new Ready(
              groups,
              checked.ready(),
              checked.readyRows(),
              checked.troubles().size(),
              written.reviewed(),
              seen);
      return new Written(
          new Asked(List.of(), Optional.empty(), Optional.of(ready)), written.lines());
    } catch (DraftRefused e) {
      return new Written(Asked.not(List.of(), Optional.of(e.code().name())), List.of());
    }
  }

  /**
   * Messages that lie ready.
   *
   * @param table as it was looked at
   * @param file a draft in each line
   * @param lines the rows of each
   * @param shown who gets what, as the officer has seen
   */
  public record Prepared(Table table, Path file, List<List<Long>> lines, Previewed shown) {}

  /**
   * @param seen what the officer was shown
   * @return empty when it is now something else than was shown, or cannot be sent
   * @throws DraftsFull when there is no room for its messages beside it; the table is as before
   */
  public Optional<Prepared> prepare(Person officer, String id, Scope scope, String seen)
      throws IOException, LogDistrusted {
    Optional<KeptDraft> draft = drafts.find(officer, id);
    Optional<Table> table = tables.find(officer, id);
    if (draft.isEmpty() || table.isEmpty()) {
      return Optional.empty();
    }
    Written looked = ask(draft.get(), table.get(), scope, OutputStream.nullOutputStream(), null);
    Optional<Ready> ready = looked.asked().ready().filter(Ready::goes);
    if (ready.isEmpty() || !ready.get().seen().equals(seen)) {
      return Optional.empty();
    }
    Previewed shown = ready.get().shown();
    // Each of its messages says who was shown to get what: with many recipients that is most of it.
    if ((long) ready.get().messages() * StrictJson.write(shown).length > drafts.left(officer)) {
      throw new DraftsFull();
    }
    // A file of such a name is swept where a crash leaves it.
    Path file = drafts.folder(officer, id).resolve(KeptFile.PREFIX + UUID.randomUUID());
    Optional<Prepared> prepared = Optional.empty();
    try {
      Written written = write(draft.get(), table.get(), scope, file, shown);
      // The hub may have answered otherwise meanwhile.
      prepared =
          written
              .asked()
              .ready()
              .filter(it -> it.seen().equals(seen))
              .map(same -> new Prepared(table.get(), file, written.lines(), shown));
      return prepared;
    } finally {
      if (prepared.isEmpty()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Gives the draft the name under which it is then submitted: whatever breaks off in between, what
   * has gone is found and goes once.
   *
   * @return empty when the table is not what was looked at
   */
  public Optional<KeptDraft> mark(Person officer, String id, Prepared prepared) throws IOException {
    return tables.beginSending(officer, id, prepared, submissions.newNameForSeveral());
  }

  private Written write(KeptDraft draft, Table table, Scope scope, Path file, Previewed shown)
      throws IOException, LogDistrusted {
    Files.createFile(
        file,
        java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
            java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
    Written written;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      written = ask(draft, table, scope, out, shown);
    }
    DurableFiles.force(file);
    return written;
  }

  /**
   * What has gone is taken out of the table, once all of it has its outcome. Nobody else hands over
   * or settles meanwhile.
   */
  public void settle(Person officer, String id) throws IOException {
    Optional<KeptDraft> draft = drafts.find(officer, id).filter(it -> it.sent() != null);
    Optional<Table> table = tables.find(officer, id);
    if (draft.isEmpty() || table.isEmpty()) {
      return;
    }
    Optional<Submitted> submitted =
        submissions.find(String.valueOf(draft.get().sent())).filter(Submitted::done);
    if (submitted.isPresent()) {
      KeptTable kept = table.get().kept();
      tables.keep(officer, id, kept.without(accepted(kept, submitted.get())));
      if (tables.find(officer, id).orElseThrow().isEmpty()) {
        drafts.conclude(officer, draft.get());
      } else {
        drafts.keep(officer, draft.get().again(clock.instant()));
      }
    }
  }

  /** Somebody has those: the same rows are not sent again, or they would get them twice. */
  private static Set<Long> accepted(KeptTable table, Submitted submitted) {
    Set<Long> rows = new HashSet<>();
    for (Outcome outcome : submitted.outcomes()) {
      if (outcome.state() == Outcome.State.ACCEPTED && outcome.source() != null) {
        for (Long line : outcome.source().rows()) {
          rows.addAll(table.lines().get(Math.toIntExact(line - 1)));
        }
      }
    }
    return rows;
  }

  /** The draft that holds what did not go of a submission, if something is left. */
  public Optional<KeptDraft> leftOf(Person officer, String name) throws IOException {
    for (KeptDraft draft : drafts.of(officer)) {
      if (draft.ofTable() && draft.sent() == null) {
        Optional<Table> table = tables.find(officer, draft.id());
        if (table.isPresent() && name.equals(table.get().kept().sent())) {
          return Optional.of(draft);
        }
      }
    }
    return Optional.empty();
  }
}
