// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.manifest.Digest;

/**
 * Where the record lies: {@code state/consultations/YYYY-MM.jsonl}, for its owner alone, and beside
 * the months {@code head}, the digest of the last line.
 */
record RecordFiles(Path folder) {
  static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final String ENDING = ".jsonl";

  static RecordFiles of(AgencyHome home) {
    return new RecordFiles(home.state("consultations"));
  }

  void create() throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, OWNERS_FOLDER);
      Path parent = folder.getParent();
      if (parent != null) {
        DurableFiles.force(parent);
      }
    }
  }

  /** Oldest first; none where nothing was ever read. */
  List<Path> months() throws IOException {
    return DurableFiles.list(folder).stream()
        .filter(file -> file.getFileName().toString().endsWith(ENDING))
        .toList();
  }

  static YearMonth month(Path file) {
    return YearMonth.parse(file.getFileName().toString().replace(ENDING, ""));
  }

  /** The file of a moment; never one before the newest, should the clock have stepped back. */
  Path of(Instant at) throws IOException {
    Path file = folder.resolve(YearMonth.from(at.atOffset(ZoneOffset.UTC)) + ENDING);
    List<Path> months = months();
    return months.isEmpty() || months.getLast().compareTo(file) < 0 ? file : months.getLast();
  }

  /** As {@code words/DIGEST}: a salt, then what was searched for. */
  Digest keepWords(String words, SecureRandom random) throws IOException {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    byte[] kept = (HexFormat.of().formatHex(salt) + "\n" + words).getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(kept);
    Path place = words().resolve(digest.value());
    if (!Files.exists(words())) {
      Files.createDirectory(words(), OWNERS_FOLDER);
    }
    Files.createFile(place, OWNER_ONLY);
    DurableFiles.append(place, kept);
    DurableFiles.force(words());
    return digest;
  }

  Optional<String> words(Digest digest) throws IOException {
    try {
      byte[] kept = Files.readAllBytes(words().resolve(digest.value()));
      if (!Digest.of(kept).equals(digest)) {
        throw new IOException("%s was changed".formatted(words().resolve(digest.value())));
      }
      String text = new String(kept, StandardCharsets.UTF_8);
      return Optional.of(text.substring(text.indexOf('\n') + 1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path words() {
    return folder.resolve("words");
  }

  Optional<Digest> head() throws IOException {
    try {
      return Optional.of(new Digest(Files.readString(headFile(), StandardCharsets.UTF_8).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is damaged".formatted(headFile()), e);
    }
  }

  void writeHead(Digest last) throws IOException {
    DurableFiles.write(headFile(), (last + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Path headFile() {
    return folder.resolve("head");
  }
}
