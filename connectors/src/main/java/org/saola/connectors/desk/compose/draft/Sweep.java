// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.saola.connectors.home.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through the drafts of all officers. What cannot be looked at keeps no other. */
record Sweep(DraftFolder folder, Instant now, Predicate<KeptDraft> underWay) {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  /** No upload takes so long. */
  private static final Duration UPLOADED = Duration.ofDays(1);

  void run() throws IOException {
    for (Path officer : DurableFiles.list(folder.all())) {
      if (Files.isDirectory(officer)) {
        DurableFiles.list(officer).forEach(this::look);
      } else if (untouched(officer, UPLOADED)) {
        // An upload that a crash cut off.
        Files.deleteIfExists(officer);
      }
    }
  }

  private void look(Path place) {
    try {
      Optional<KeptDraft> draft = folder.read(place);
      if (draft.isEmpty()) {
        if (Files.exists(place) && untouched(place, Drafts.KEPT)) {
          DurableFiles.deleteTree(place);
        }
      } else if (!underWay.test(draft.get())) {
        if (draft.get().changed().isBefore(now.minus(Drafts.KEPT))) {
          DurableFiles.deleteTree(place);
        } else if (draft.get().sent() == null) {
          dropUnnamed(place, draft.get());
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be swept", place, e);
    }
  }

  /** Files that a crash left before the draft named them. */
  private void dropUnnamed(Path place, KeptDraft draft) throws IOException {
    var named = draft.files().values().stream().map(KeptFile::file).collect(Collectors.toSet());
    for (Path file : DurableFiles.list(place)) {
      String name = String.valueOf(file.getFileName());
      if (name.startsWith(KeptFile.PREFIX) && !named.contains(name) && untouched(file, UPLOADED)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean untouched(Path file, Duration time) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(time));
  }
}
