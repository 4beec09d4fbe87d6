// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReplyOutcome;

/**
 * What a draft is about, which is not typed: it follows from where the officer began it.
 *
 * @param inReplyTo the message that it answers
 * @param target the message that is taken back, corrected or passed on
 * @param outcome what becomes of a request
 * @param forward the message that is passed on as it came
 * @param reference that the message has which is answered
 * @param to who it must go to; empty where that is chosen
 */
public record About(
    @Nullable MessageId inReplyTo,
    @Nullable MessageId thread,
    @Nullable EarlierMessage target,
    @Nullable ReplyOutcome outcome,
    @Nullable MessageId forward,
    @Nullable String reference,
    @OrEmpty List<String> to) {
  public About {
    to = List.copyOf(to);
  }

  /**
   * What goes on with an earlier message about the same.
   *
   * @return itself where it goes on with one already: that stands for all before it
   */
  public About continuing(MessageId first) {
    boolean goesOn = target != null && inReplyTo != null && !inReplyTo.equals(target.id());
    return goesOn ? this : new About(first, thread, target, outcome, forward, reference, to);
  }

  /** A message that begins an exchange. */
  public static About nothing() {
    return new About(null, null, null, null, null, null, List.of());
  }
}
