// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.saola.pki.transparency.Checkpoint;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What was found, with what is damaged in its place among the rest. */
@Component
public class LogLines {
  private static final Logger LOG = LoggerFactory.getLogger(LogLines.class);

  /** A page that is damaged from end to end costs no more reading than this many leaves. */
  static final int HASHES = 100;

  private final PublishedLog log;
  private final MessageSource words;

  LogLines(PublishedLog log, MessageSource words) {
    this.log = log;
    this.words = words;
  }

  /** That it is damaged, and how, in the reader's language: for a cell of a table. */
  public String words(DamagedLeaf leaf, Locale locale) {
    return words.getMessage("entries.damaged", new Object[] {Long.toString(leaf.index())}, locale)
        + " "
        + words.getMessage(
            leaf.there() ? "entries.damaged.there" : "entries.damaged.gone", null, locale);
  }

  List<LogLine> newestFirst(Found found) {
    return together(found.rows().stream().map(EntryView::of), found.damaged())
        .sorted(Comparator.comparingLong(LogLine::index).reversed())
        .toList();
  }

  List<LogLine> oldestFirst(List<EntryView> entries, List<DamagedLeaf> damaged) {
    return together(entries.stream(), damaged)
        .sorted(Comparator.comparingLong(LogLine::index))
        .toList();
  }

  private Stream<LogLine> together(Stream<EntryView> entries, List<DamagedLeaf> damaged) {
    return Stream.concat(entries, damaged(damaged).stream());
  }

  /** The first {@link #HASHES} of them with the hashes of their leaves. */
  public List<DamagedView> damaged(List<DamagedLeaf> leaves) {
    Map<Long, String> hashes =
        leaves.isEmpty()
            ? Map.of()
            : new PageHashes(log.tiles(), published())
                .of(leaves.stream().limit(HASHES).map(DamagedLeaf::index).toList());
    return leaves.stream()
        .map(leaf -> new DamagedView(leaf.index(), leaf.there(), hashes.get(leaf.index())))
        .toList();
  }

  /** Leaves of the newest checkpoint; none where it cannot be read. */
  private long published() {
    try {
      return log.checkpoint().map(Checkpoint::size).orElse(0L);
    } catch (IOException | RuntimeException e) {
      // The page says of the log itself what is wrong with it.
      LOG.error("the checkpoint cannot be read", e);
      return 0;
    }
  }
}
