// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.LogRefused;

/**
 * The {@code clock.json} beside a case request: where its statutory clocks stand by the evidence in
 * the same folder. It is written anew from that evidence whenever more of it comes.
 */
public record ClockFile(List<Clock> clocks) {
  public static final String NAME = "clock.json";

  private static final Set<Event> EVENTS =
      Set.of(
          Event.CLOCK_STARTED,
          Event.CLOCK_PAUSED,
          Event.CLOCK_RESUMED,
          Event.CLOCK_EXTENDED,
          Event.CLOCK_WARNED,
          Event.OVERDUE,
          Event.CLOCK_STOPPED);

  public ClockFile {
    clocks = List.copyOf(clocks);
  }

  /** How a clock stands. */
  public enum State {
    RUNNING,
    PAUSED,
    OVERDUE,
    ANSWERED,
    /** Withdrawn, or sent back unread. */
    CLOSED
  }

  /**
   * The clock of one authority that is asked.
   *
   * @param limit the time limit's name
   * @param due when an answer is due; absent while it is paused
   * @param stopped by which outcome, on which ground
   */
  public record Clock(
      AgencyId authority,
      State state,
      @Nullable String limit,
      @Nullable Instant started,
      @Nullable Instant due,
      List<Told> warned,
      @Nullable Instant paused,
      @Nullable Instant extended,
      @Nullable Instant overdue,
      @Nullable Stopped stopped) {
    public Clock {
      warned = List.copyOf(warned);
    }
  }

  /** A warning: HALF or NINE_TENTHS. */
  public record Told(String mark, Instant at) {}

  /** The end. */
  public record Stopped(Instant at, String outcome, @Nullable String ground) {}

  public static boolean concerns(Evidence evidence) {
    return EVENTS.contains(evidence.entry().event());
  }

  /** Empty where no clock has started. */
  public static Optional<ClockFile> of(Collection<Evidence> evidence) {
    Map<AgencyId, List<Entry>> byAuthority = new TreeMap<>();
    evidence.stream()
        .filter(ClockFile::concerns)
        .sorted(Comparator.comparingLong(Evidence::index))
        .map(Evidence::entry)
        .forEach(
            entry -> {
              if (entry.to() != null) {
                byAuthority.computeIfAbsent(entry.to(), any -> new ArrayList<>()).add(entry);
              }
            });
    List<Clock> clocks = new ArrayList<>();
    byAuthority.forEach((authority, entries) -> clocks.add(clock(authority, entries)));
    return clocks.isEmpty() ? Optional.empty() : Optional.of(new ClockFile(clocks));
  }

  /** Writes it beside the evidence folder that it follows from. */
  public static void write(Path folder, Path evidence) throws IOException {
    List<Evidence> all = new ArrayList<>();
    for (Path file : DurableFiles.list(evidence)) {
      try {
        all.add(Evidence.parse(Files.readString(file)));
      } catch (LogRefused e) {
        throw new IOException("evidence that this connector wrote is damaged: " + file, e);
      }
    }
    Optional<ClockFile> clocks = of(all);
    if (clocks.isPresent()) {
      DurableFiles.write(folder.resolve(NAME), clocks.get().bytes());
    }
  }

  public byte[] bytes() {
    return StrictJson.writeIndented(this);
  }

  private static Clock clock(AgencyId authority, List<Entry> entries) {
    Clock clock =
        new Clock(authority, State.RUNNING, null, null, null, List.of(), null, null, null, null);
    for (Entry entry : entries) {
      clock = apply(clock, entry);
    }
    return clock;
  }

  private static Clock apply(Clock c, Entry entry) {
    Instant at = entry.at();
    Instant due = entry.due();
    return switch (entry.event()) {
      case CLOCK_STARTED ->
          new Clock(
              c.authority(),
              State.RUNNING,
              entry.code(),
              at,
              due,
              List.of(),
              null,
              null,
              null,
              null);
      case CLOCK_PAUSED ->
          changed(c, State.PAUSED, due, c.warned(), at, c.extended(), c.overdue(), null);
      case CLOCK_RESUMED ->
          changed(c, State.RUNNING, due, c.warned(), null, c.extended(), c.overdue(), null);
      case CLOCK_EXTENDED ->
          changed(c, c.state(), due, c.warned(), c.paused(), at, c.overdue(), null);
      case CLOCK_WARNED -> {
        List<Told> warned = new ArrayList<>(c.warned());
        warned.add(new Told(String.valueOf(entry.code()), at));
        yield changed(c, c.state(), due, warned, c.paused(), c.extended(), c.overdue(), null);
      }
      case OVERDUE ->
          changed(c, State.OVERDUE, due, c.warned(), c.paused(), c.extended(), due, null);
      case CLOCK_STOPPED ->
          changed(
              c, ended(entry), due, c.warned(), null, c.extended(), c.overdue(), stopped(entry));
      default -> c;
    };
  }

  private static Clock changed(
      Clock c,
      State state,
      @Nullable Instant due,
      List<Told> warned,
      @Nullable Instant paused,
      @Nullable Instant extended,
      @Nullable Instant overdue,
      @Nullable Stopped stopped) {
    return new Clock(
        c.authority(),
        state,
        c.limit(),
        c.started(),
        due,
        warned,
        paused,
        extended,
        overdue,
        stopped);
  }

  private static State ended(Entry entry) {
    return Set.of("PROVIDE", "PARTIAL", "REFUSE").contains(String.valueOf(entry.code()))
        ? State.ANSWERED
        : State.CLOSED;
  }

  private static Stopped stopped(Entry entry) {
    List<String> grounds = entry.rules();
    return new Stopped(
        entry.at(),
        String.valueOf(entry.code()),
        grounds == null || grounds.isEmpty() ? null : grounds.getFirst());
  }
}
