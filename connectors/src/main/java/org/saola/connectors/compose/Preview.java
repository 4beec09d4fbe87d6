// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composition.Ruled;
import org.saola.message.format.Previewed;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer;

/**
 * One message that a draft would become, before anything is sealed: what the rules say now. They
 * decide again when it is sent.
 *
 * @param submit the ruling on sending at all
 * @param released each part and recipient that may have it, with the rules that say so
 * @param withheld each part and recipient that may not
 */
public record Preview(
    List<Recipient> to,
    DecisionAnswer.Ruling submit,
    List<Ruled> released,
    List<Ruled> withheld,
    Versions versions) {
  public Preview {
    to = List.copyOf(to);
    released = List.copyOf(released);
    withheld = List.copyOf(withheld);
  }

  /**
   * What it was decided by.
   *
   * @param rules digest of the rule set; absent where there was nothing to ask
   */
  public record Versions(@Nullable Digest rules, Digest directory) {}

  /** All that it says, whichever version of rules and directory says so. */
  public List<Object> decided() {
    return List.of(to, submit, released, withheld);
  }

  /** The parts that somebody would get. */
  public List<String> partsFor(Recipient recipient) {
    return submit.permitted()
        ? released.stream()
            .filter(ruled -> ruled.recipient().equals(recipient))
            .map(Ruled::part)
            .toList()
        : List.of();
  }

  /** What is shown of a draft, to be held against what becomes of it. */
  public static Previewed shown(List<Preview> previews) {
    return new Previewed(
        previews.stream()
            .map(preview -> preview.versions().rules())
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        previews.stream().map(preview -> preview.versions().directory()).distinct().toList(),
        previews.stream().flatMap(Preview::parts).distinct().toList(),
        recipients(previews).stream()
            .map(to -> new Previewed.Gets(to, partsFor(to, previews)))
            .toList());
  }

  /** Everybody whom they are meant for. */
  public static List<Recipient> recipients(List<Preview> previews) {
    return previews.stream().flatMap(preview -> preview.to().stream()).distinct().toList();
  }

  /** The parts that somebody would get of all of them. */
  public static List<String> partsFor(Recipient recipient, List<Preview> previews) {
    return previews.stream()
        .flatMap(preview -> preview.partsFor(recipient).stream())
        .distinct()
        .toList();
  }

  private Stream<String> parts() {
    return Stream.concat(released.stream(), withheld.stream()).map(Ruled::part);
  }

  /** Whether a message would go to anybody. */
  public boolean goes() {
    return submit.permitted() && !released.isEmpty();
  }
}
