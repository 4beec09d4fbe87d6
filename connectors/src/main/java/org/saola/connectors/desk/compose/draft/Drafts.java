// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.pages.signin.Person;

/**
 * Drafts in {@code state/desk/drafts/}: a folder for each officer, in it one for each draft. They
 * hold personal data, so nobody but the connector reads them, no officer another's, and what nobody
 * has touched for 90 days is deleted.
 */
public final class Drafts {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String FILE = "draft.json";

  private final Path folder;
  private final Clock clock;

  public Drafts(AgencyHome home, Clock clock) {
    this.folder = home.state("desk").resolve("drafts");
    this.clock = clock;
  }

  /** The officer's own, the one that was touched last first. */
  public synchronized List<KeptDraft> of(Person officer) throws IOException {
    List<KeptDraft> drafts = new ArrayList<>();
    Instant oldest = clock.instant().minus(KEPT);
    for (Path draft : DurableFiles.list(own(officer))) {
      Optional<KeptDraft> read = read(draft);
      if (read.isPresent() && read.get().changed().isBefore(oldest)) {
        DurableFiles.deleteTree(draft);
      } else {
        read.ifPresent(drafts::add);
      }
    }
    drafts.sort(Comparator.comparing(KeptDraft::changed).reversed());
    return drafts;
  }

  public synchronized Optional<KeptDraft> find(Person officer, String id) throws IOException {
    return isId(id) ? read(folder(officer, id)) : Optional.empty();
  }

  /** On return it is on disk. */
  public synchronized KeptDraft keep(Person officer, KeptDraft draft) throws IOException {
    Path place = folder(officer, draft.id());
    create(place);
    DurableFiles.write(place.resolve(FILE), StrictJson.write(draft));
    Files.setPosixFilePermissions(
        place.resolve(FILE), PosixFilePermissions.fromString("rw-------"));
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

  public synchronized void delete(Person officer, String id) throws IOException {
    if (isId(id)) {
      DurableFiles.deleteTree(folder(officer, id));
    }
  }

  /** Where a draft's files lie. */
  public Path folder(Person officer, String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("no draft is called so");
    }
    return own(officer).resolve(id);
  }

  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  private static Optional<KeptDraft> read(Path draft) throws IOException {
    Path file = draft.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), KeptDraft.class));
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  // The issuer's name for a person may be any text, and says who it is: neither in a path.
  private Path own(Person officer) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(officer.subject().getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void create(Path place) throws IOException {
    Files.createDirectories(Objects.requireNonNull(folder.getParent()));
    Files.createDirectories(
        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
