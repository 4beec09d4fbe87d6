// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.reading.Reading;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;
import org.saola.pages.signin.Person;
import org.springframework.stereotype.Component;

/** Records who has what sent, before it goes: in this agency's own record, and nowhere else. */
@Component
class Senders {
  private static final Map<TypeId, Reading.Action> WORDS =
      Map.of(
          MessageTypes.RECALL,
          Reading.Action.RECALLED,
          MessageTypes.CORRECTION,
          Reading.Action.CORRECTED,
          MessageTypes.ERASURE,
          Reading.Action.ERASED);

  private final ReadingRoom room;
  private final AboutMessage messages;
  private final AgencyId us;

  Senders(ReadingRoom room, AboutMessage messages, AgencyId us) {
    this.room = room;
    this.messages = messages;
    this.us = us;
  }

  /** On return it is on disk. */
  void record(Person officer, KeptDraft draft, String submission) throws IOException {
    MessageId forward = draft.about().forward();
    if (forward != null) {
      room.sends(officer, Reading.Action.FORWARDED, submission, named(messages.find(forward)));
    } else {
      Reading.Action action = WORDS.get(draft.type());
      room.sends(
          officer,
          action == null ? Reading.Action.SENT : action,
          submission,
          action == null ? null : ours(draft.about().target()));
    }
  }

  private static Reading.Named named(Letter letter) {
    return new Reading.Named(letter.id(), letter.manifest().from(), letter.digest());
  }

  private Reading.@Nullable Named ours(@Nullable EarlierMessage target) {
    return target == null ? null : new Reading.Named(target.id(), us, target.manifest());
  }
}
