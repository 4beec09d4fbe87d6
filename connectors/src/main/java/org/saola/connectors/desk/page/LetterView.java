// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Ladder;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.sheet.Field;
import org.saola.connectors.inbox.ForwardedFile;
import org.saola.connectors.log.ClockFile;
import org.saola.message.manifest.Answer;

/**
 * A message as the thread's page shows it.
 *
 * @param sheets what stands in its documents; empty where nothing of it is kept here
 * @param sentBy what the colleague is called who had it sent from the desk
 * @param kept whether there is any content of it here
 * @param erased whether its content is shown no more, as its sender asked for
 * @param damaged whether its folder cannot be read
 */
public record LetterView(
    Letter letter,
    List<Sheet> sheets,
    List<FileView> files,
    List<Kept> withheld,
    List<Ladder> ladders,
    List<ClockView> clocks,
    @Nullable ForwardedFile forwarded,
    @Nullable String sentBy,
    boolean kept,
    boolean erased,
    boolean damaged,
    Actions actions) {

  /** A document. */
  public record Sheet(String label, boolean nominal, List<Field> fields) {}

  /** A part that is a file. */
  public record FileView(
      String part, String label, String mediaType, String size, boolean image, boolean nominal) {}

  /**
   * Something that a recipient did not get.
   *
   * @param agency whose it would have been; empty where it is this agency
   * @param rules why, in words
   */
  public record Kept(String agency, String part, List<String> rules) {}

  /** A clock and how much of its time is spent. */
  public record ClockView(ClockFile.Clock clock, @Nullable Integer spent, @Nullable Instant due) {
    /** In the words of the lists: it runs, it waits, it has run out, or it has stopped. */
    public String state() {
      return clock.state().name();
    }
  }

  /**
   * What the reader can do with it.
   *
   * @param explain answer the question that it asks about a request of ours
   * @param answer the type by which it is answered; absent where it is not, or was
   * @param decide let it be passed on, or not
   * @param askFirst ask its sender before it is passed on
   */
  public record Actions(
      boolean reply,
      boolean explain,
      @Nullable String answer,
      boolean decide,
      boolean askFirst,
      boolean forward,
      boolean recall) {
    static final Actions NONE = new Actions(false, false, null, false, false, false, false);

    public boolean any() {
      return !equals(NONE);
    }
  }

  public @Nullable Answer answer() {
    return letter.manifest().answer();
  }
}
