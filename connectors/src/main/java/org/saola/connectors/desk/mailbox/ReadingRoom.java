// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.reading.Reading;
import org.saola.pages.signin.Person;

/** Where it is kept who has read what, and why. Nothing is shown before it is kept. */
public interface ReadingRoom {
  /** Whether the law asks for a reason: the message names persons. */
  boolean reasonNeeded(Letter letter) throws IOException;

  /**
   * On return it is on disk that an officer reads this, and the content may be shown.
   *
   * @throws ReasonMissing when a reason is needed; then nothing may be shown
   */
  void opened(Letter letter, Person officer, @Nullable String reason)
      throws IOException, ReasonMissing;

  /** Whether somebody of this agency has opened it before. */
  boolean isRead(Letter letter) throws IOException;

  /** Whether this officer has. */
  boolean isReadBy(Letter letter, Person officer) throws IOException;

  /** On return it is on disk that an officer has this sent, and it may go. */
  void sends(
      Person officer, Reading.Action action, String submission, Reading.@Nullable Named about)
      throws IOException;

  /** What the officer is called who had this sent. */
  Optional<String> sender(String submission);

  /**
   * On return it is on disk that an officer searched for persons, and what was found may be shown.
   *
   * @throws ReasonMissing when the reason is none
   */
  void searched(Person officer, String words, int hits, String reason)
      throws IOException, ReasonMissing;

  /** Nothing is shown without a reason. */
  final class ReasonMissing extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
