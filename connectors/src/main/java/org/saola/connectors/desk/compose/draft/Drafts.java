// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.pages.signin.Person;

/**
 * Drafts in {@code state/desk/drafts/}: a folder for each officer, in it one for each draft. They
 * hold personal data, so nobody but the connector reads them, no officer another's, and what nobody
 * has changed for {@link #KEPT} is deleted, also of officers who never come again.
 */
public final class Drafts {
  public static final Duration KEPT = Duration.ofDays(90);

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final DraftFolder folder;
  private final Clock clock;
  private final LongSupplier most;

  /**
   * @param most bytes that one officer's drafts may take
   */
  public Drafts(AgencyHome home, Clock clock, LongSupplier most) {
    this.folder = new DraftFolder(home.state("desk").resolve("drafts"));
    this.clock = clock;
    this.most = most;
  }

  /** The officer's own, the one that was changed last first. */
  public synchronized List<KeptDraft> of(Person officer) throws IOException {
    List<KeptDraft> drafts = new ArrayList<>();
    for (Path draft : DurableFiles.list(folder.own(officer))) {
      folder.read(draft).ifPresent(drafts::add);
    }
    drafts.sort(Comparator.comparing(KeptDraft::changed).reversed());
    return drafts;
  }

  /** What could not be read, and was set aside: when it was changed last. */
  public synchronized List<Instant> setAside(Person officer) throws IOException {
    return folder.setAside(officer);
  }

  /**
   * A folder for a draft that is to be kept, for files that must be there before it.
   *
   * @throws DraftsFull when the officer's drafts take all the room there is
   */
  public synchronized Path make(Person officer, String id) throws IOException {
    Path place = folder(officer, id);
    if (left(officer) <= 0) {
      throw new DraftsFull();
    }
    folder.create(place);
    return place;
  }

  public synchronized Optional<KeptDraft> find(Person officer, String id) throws IOException {
    return isId(id) ? folder.read(folder(officer, id)) : Optional.empty();
  }

  /**
   * On return it is on disk.
   *
   * @throws DraftsFull when it is a new one and the officer's drafts take all the room there is
   */
  public synchronized KeptDraft keep(Person officer, KeptDraft draft) throws IOException {
    Path place = folder(officer, draft.id());
    if (!Files.exists(place) && left(officer) <= 0) {
      throw new DraftsFull();
    }
    folder.write(place, draft);
    return draft;
  }

  /** Reads, changes and keeps as one step: a browser may save while an officer does. */
  public synchronized Optional<KeptDraft> change(
      Person officer, String id, UnaryOperator<KeptDraft> change) throws IOException {
    Optional<KeptDraft> found = find(officer, id);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(keep(officer, change.apply(found.get())));
  }

  /**
   * Names a file that lies in the draft's folder, in one step; the file that it replaces is gone.
   *
   * @return empty where the draft is not there any more, or is being sent
   * @throws DraftsFull when there is no room for it; the draft is as before
   */
  public synchronized Optional<KeptDraft> attach(
      Person officer, String id, String part, KeptFile file) throws IOException {
    if (left(officer) < 0) {
      throw new DraftsFull();
    }
    return put(officer, id, part, file);
  }

  /** As {@link #attach}: the part has no file any more. */
  public synchronized Optional<KeptDraft> detach(Person officer, String id, String part)
      throws IOException {
    return put(officer, id, part, null);
  }

  private Optional<KeptDraft> put(Person officer, String id, String part, @Nullable KeptFile file)
      throws IOException {
    Optional<KeptDraft> before = find(officer, id).filter(it -> it.sent() == null);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Map<String, KeptFile> files = new LinkedHashMap<>(before.get().files());
    KeptFile replaced = file == null ? files.remove(part) : files.put(part, file);
    KeptDraft kept = keep(officer, before.get().with(files, clock.instant()));
    if (replaced != null) {
      Files.deleteIfExists(folder(officer, id).resolve(replaced.file()));
    }
    return Optional.of(kept);
  }

  /** Bytes that the officer's drafts may still take; less than none where a file just came. */
  public synchronized long left(Person officer) throws IOException {
    return most.getAsLong() - folder.size(folder.own(officer));
  }

  public long most() {
    return most.getAsLong();
  }

  public synchronized void delete(Person officer, String id) throws IOException {
    if (isId(id)) {
      DurableFiles.deleteTree(folder(officer, id));
    }
  }

  /**
   * What was sent is no draft any more: only the name is kept under which it went, so that a window
   * that is still open is told so, and does not begin it anew.
   */
  public synchronized void conclude(Person officer, KeptDraft draft) throws IOException {
    folder.writeWent(folder(officer, draft.id()), Objects.requireNonNull(draft.sent()));
    delete(officer, draft.id());
  }

  /** Under which name a draft has gone that is a draft no more. */
  public synchronized Optional<String> went(Person officer, String id) throws IOException {
    return isId(id) ? folder.readWent(folder(officer, id)) : Optional.empty();
  }

  /**
   * Deletes what nobody has changed for so long, whosever it is.
   *
   * @param underWay drafts that are kept all the same
   */
  public synchronized void sweep(Predicate<KeptDraft> underWay) throws IOException {
    new Sweep(folder, clock.instant(), underWay).run();
  }

  /** Where a draft's files lie. */
  public Path folder(Person officer, String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("no draft is called so");
    }
    return folder.own(officer).resolve(id);
  }

  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }
}
