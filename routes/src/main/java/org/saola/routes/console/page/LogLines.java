// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LeafHashes;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What was found, with what is damaged in its place among the rest. */
@Component
class LogLines {
  private static final Logger LOG = LoggerFactory.getLogger(LogLines.class);

  private final PublishedLog log;

  LogLines(PublishedLog log) {
    this.log = log;
  }

  List<LogLine> newestFirst(Found found) {
    return lines(found).sorted(Comparator.comparingLong(LogLine::index).reversed()).toList();
  }

  List<LogLine> oldestFirst(List<EntryView> entries, List<DamagedLeaf> damaged) {
    return Stream.<LogLine>concat(entries.stream(), damaged.stream().map(this::damaged))
        .sorted(Comparator.comparingLong(LogLine::index))
        .toList();
  }

  private Stream<LogLine> lines(Found found) {
    return Stream.<LogLine>concat(
        found.rows().stream().map(EntryView::of), found.damaged().stream().map(this::damaged));
  }

  DamagedView damaged(DamagedLeaf leaf) {
    return new DamagedView(leaf.index(), leaf.there(), hash(leaf.index()));
  }

  private @Nullable String hash(long index) {
    try {
      Optional<Checkpoint> published = log.checkpoint().filter(it -> it.size() > index);
      return published.isEmpty()
          ? null
          : HexFormat.of()
              .formatHex(new LeafHashes(log.tiles(), published.get().size(), index).next());
    } catch (IOException | LogRefused | RuntimeException e) {
      // The page says of the log itself what is wrong with it.
      LOG.error("the hash of leaf {} cannot be read", index, e);
      return null;
    }
  }
}
