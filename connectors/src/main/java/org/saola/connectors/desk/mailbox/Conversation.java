// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.MessageId;

/** A thread: the message that began it and all that followed, oldest first. Never empty. */
public record Conversation(MessageId id, List<Letter> letters) {
  public Conversation {
    letters =
        letters.stream()
            .sorted(Comparator.comparing(Letter::at).thenComparing(Letter::key))
            .toList();
  }

  public Letter first() {
    return letters.getFirst();
  }

  public Letter last() {
    return letters.getLast();
  }

  public Instant at() {
    return last().at();
  }

  public Optional<Letter> letter(String key) {
    return letters.stream().filter(letter -> letter.key().equals(key)).findFirst();
  }
}
