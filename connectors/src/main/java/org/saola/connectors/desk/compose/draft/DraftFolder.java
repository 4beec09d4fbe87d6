// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.pages.signin.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How drafts lie on disk. Used by one thread at a time. */
record DraftFolder(Path all) {
  private static final Logger LOG = LoggerFactory.getLogger(DraftFolder.class);
  private static final String FILE = "draft.json";
  private static final String DAMAGED = ".damaged";
  private static final String WENT = ".went";

  // The issuer's name for a person may be any text, and says who it is: neither in a path.
  Path own(Person officer) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(officer.subject().getBytes(StandardCharsets.UTF_8));
      return all.resolve(HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A damaged one is set aside, and keeps no other from being shown. */
  Optional<KeptDraft> read(Path draft) throws IOException {
    Path file = draft.resolve(FILE);
    if (isAside(draft) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), KeptDraft.class));
    } catch (InvalidDocument e) {
      LOG.warn("{} is damaged, and set aside", file);
      DurableFiles.move(draft, free(draft));
      return Optional.empty();
    }
  }

  private static Path free(Path draft) {
    Path aside = named(draft, DAMAGED);
    for (int i = 1; Files.exists(aside); i++) {
      aside = named(draft, DAMAGED + i);
    }
    return aside;
  }

  static boolean isAside(Path draft) {
    return String.valueOf(draft.getFileName()).contains(DAMAGED);
  }

  List<Instant> setAside(Person officer) throws IOException {
    List<Instant> aside = new ArrayList<>();
    for (Path place : DurableFiles.list(own(officer))) {
      if (isAside(place)) {
        aside.add(Files.getLastModifiedTime(place).toInstant());
      }
    }
    return aside;
  }

  void write(Path place, KeptDraft draft) throws IOException {
    create(place);
    write(place.resolve(FILE), StrictJson.write(draft));
  }

  private static void write(Path file, byte[] content) throws IOException {
    DurableFiles.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  void writeWent(Path draft, String name) throws IOException {
    write(named(draft, WENT), name.getBytes(StandardCharsets.UTF_8));
  }

  Optional<String> readWent(Path draft) throws IOException {
    try {
      return Optional.of(Files.readString(named(draft, WENT)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Path named(Path draft, String ending) {
    return draft.resolveSibling(draft.getFileName() + ending);
  }

  /** Bytes of all files below. */
  long size(Path place) throws IOException {
    if (!Files.exists(place)) {
      return 0;
    }
    long[] size = new long[1];
    Files.walkFileTree(
        place,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            size[0] += is.size();
            return FileVisitResult.CONTINUE;
          }

          // Written aside and renamed since it was listed.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return size[0];
  }

  void create(Path place) throws IOException {
    Files.createDirectories(Objects.requireNonNull(all.getParent()));
    Files.createDirectories(
        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
