// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.desk.mailbox.ReadingRoom.ReasonMissing;
import org.saola.pages.signin.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records readings, then shows what was recorded. A message whose reading cannot be recorded is not
 * shown, and hides no other.
 */
@Component
class Opener {
  private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

  private final ReadingRoom readings;
  private final LetterViews views;

  Opener(ReadingRoom readings, LetterViews views) {
    this.readings = readings;
    this.views = views;
  }

  boolean asksForReason(List<Letter> letters) {
    for (Letter letter : letters) {
      try {
        if (readings.reasonNeeded(letter)) {
          return true;
        }
      } catch (IOException e) {
        LOG.warn("{} cannot be read, and will not be shown", letter.folder(), e);
      }
    }
    return false;
  }

  /**
   * On return the reading of all that is shown is on disk.
   *
   * @throws ReasonMissing when a reason is needed; then nothing is shown
   */
  List<LetterView> open(
      Conversation thread,
      List<Letter> letters,
      Person officer,
      @Nullable String reason,
      Locale locale)
      throws ReasonMissing {
    List<LetterView> opened = new ArrayList<>();
    for (Letter letter : letters) {
      try {
        readings.opened(letter, officer, reason);
        opened.add(views.of(letter, thread, locale));
      } catch (IOException e) {
        LOG.warn("the reading of {} cannot be recorded", letter.folder(), e);
        opened.add(views.damaged(letter));
      }
    }
    return opened;
  }
}
