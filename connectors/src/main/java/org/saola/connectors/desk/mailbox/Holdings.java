// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saola.connectors.send.Outcome;
import org.saola.message.manifest.MessageId;

/**
 * All that the mailbox held when it was looked into.
 *
 * @param conversations the latest first
 * @param unsent drafts that the rules let nobody have: there is no message, only the reason
 * @param damaged folders that hold a message and cannot be read
 */
public record Holdings(
    List<Conversation> conversations,
    Map<MessageId, Conversation> byId,
    Map<String, Letter> byKey,
    List<Unsent> unsent,
    List<Damaged> damaged) {
  /** A message that was never made. */
  public record Unsent(Outcome outcome) {}

  /** A folder that somebody has to look at. */
  public record Damaged(Path folder, Instant at) {
    public String name() {
      return String.valueOf(folder.getFileName());
    }
  }

  static Holdings of(List<Letter> letters, List<Unsent> unsent, List<Damaged> damaged) {
    Words words = Words.in(letters);
    Map<MessageId, Conversation> byId = new HashMap<>();
    Map<String, Letter> byKey = new HashMap<>();
    letters.stream()
        .map(letter -> letter.with(words.about(letter)))
        .peek(letter -> byKey.put(letter.key(), letter))
        .collect(Collectors.groupingBy(Letter::thread))
        .forEach((id, thread) -> byId.put(id, new Conversation(id, thread)));
    return new Holdings(
        byId.values().stream()
            .sorted(
                Comparator.comparing(Conversation::at).thenComparing(Conversation::id).reversed())
            .toList(),
        byId,
        byKey,
        unsent.stream()
            .sorted(Comparator.comparing((Unsent one) -> one.outcome().created()).reversed())
            .toList(),
        damaged.stream().sorted(Comparator.comparing(Damaged::at).reversed()).toList());
  }

  public Optional<Conversation> conversation(MessageId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** By {@link Letter#key}. */
  public Optional<Letter> letter(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  public Optional<Conversation> around(Letter letter) {
    return conversation(letter.thread());
  }
}
