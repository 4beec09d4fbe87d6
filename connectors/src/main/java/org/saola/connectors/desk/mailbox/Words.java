// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Letter.Word;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;

/** What originators have said of messages after they sent them. */
final class Words {
  private static final Map<TypeId, Word.Kind> KINDS =
      Map.of(
          MessageTypes.RECALL,
          Word.Kind.RECALLED,
          MessageTypes.CORRECTION,
          Word.Kind.CORRECTED,
          MessageTypes.ERASURE,
          Word.Kind.ERASED);

  private final Map<Digest, List<Letter>> byTarget;

  private Words(Map<Digest, List<Letter>> byTarget) {
    this.byTarget = byTarget;
  }

  static Words in(List<Letter> letters) {
    return new Words(
        letters.stream()
            .filter(letter -> KINDS.containsKey(letter.manifest().type()) && !letter.isRefused())
            .filter(letter -> letter.manifest().target() != null)
            .collect(Collectors.groupingBy(Words::target)));
  }

  private static Digest target(Letter word) {
    var target = word.manifest().target();
    return target == null ? word.digest() : target.manifest();
  }

  /** Its own sender's strictest word; what others say of it counts for nothing. */
  @Nullable Word about(Letter letter) {
    return byTarget.getOrDefault(letter.digest(), List.of()).stream()
        .filter(word -> word.manifest().from().equals(letter.manifest().from()))
        .map(word -> new Word(kind(word), word.id(), word.at()))
        .max(Comparator.comparing(Word::kind).thenComparing(Word::at))
        .orElse(null);
  }

  private static Word.Kind kind(Letter word) {
    return KINDS.getOrDefault(word.manifest().type(), Word.Kind.CORRECTED);
  }
}
