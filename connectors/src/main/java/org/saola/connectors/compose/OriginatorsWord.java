// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;

/**
 * What an originator takes back, corrects or has erased must reach all who have it, however many:
 * one word, in as many messages as it takes.
 */
final class OriginatorsWord {
  private static final Set<TypeId> WORDS =
      Set.of(MessageTypes.RECALL, MessageTypes.CORRECTION, MessageTypes.ERASURE);

  private final Rulings rulings;
  private final int mostRecipients;

  OriginatorsWord(Rulings rulings, int mostRecipients) {
    this.rulings = rulings;
    this.mostRecipients = mostRecipients;
  }

  /** Of any other type a message that names too many is refused: its sender chose them. */
  List<Addressees> messages(Draft draft, Addressees all) {
    return all.inGroupsOf(
        WORDS.contains(draft.type()) ? mostRecipients : Math.max(1, all.to().size()));
  }

  /**
   * A draft that names nobody goes to all who have the message, or to those of them whom it has not
   * reached.
   */
  Draft toAllHolders(Draft draft, Directory directory) throws IOException, DraftRefused {
    EarlierMessage target = draft.target();
    if (target == null || !draft.to().isEmpty() || !WORDS.contains(draft.type())) {
      return draft;
    }
    List<String> holders = present(rulings.holders(target.manifest()), directory);
    if (holders.isEmpty()) {
      throw new DraftRefused(
          Code.NO_HOLDERS, "the hub knows of nobody who has %s".formatted(target.id()));
    }
    boolean goesOn = draft.continuesAnother();
    List<String> left =
        present(
            rulings.untold(target.manifest(), draft.type(), goesOn ? draft.inReplyTo() : null),
            directory);
    if (left.isEmpty() && goesOn) {
      throw new DraftRefused(
          Code.ALL_REACHED,
          "it, or what was said since, has reached everybody who has the message");
    }
    // Said a second time, for whatever reason, it goes to all again.
    return draft.sentTo(left.isEmpty() ? holders : left);
  }

  /**
   * The draft as it goes to partners, or to the others. What goes on with a message that has
   * reached none but the other sort begins anew for these: they are not to learn of that one.
   *
   * @throws DraftRefused when it takes several messages and the hub would refuse the last
   */
  Draft forSort(Draft draft, Addressees sort, Directory directory)
      throws IOException, DraftRefused {
    EarlierMessage target = draft.target();
    boolean goesOn = WORDS.contains(draft.type()) && draft.continuesAnother();
    if (target == null || !goesOn || sort.to().isEmpty()) {
      return draft;
    }
    List<AgencyId> reached = new ArrayList<>(rulings.holders(target.manifest()));
    reached.removeAll(rulings.untold(target.manifest(), draft.type(), draft.inReplyTo()));
    if (draft.type().equals(MessageTypes.CORRECTION) && sort.to().size() > mostRecipients) {
      requireUnreached(reached.stream().filter(sort::names).toList());
    }
    boolean reachedOthers = !reached.isEmpty() && sort.of(reached, directory).isEmpty();
    return reachedOthers ? draft.continuing(target.id()) : draft;
  }

  private static void requireUnreached(List<AgencyId> reached) throws DraftRefused {
    if (!reached.isEmpty()) {
      throw new DraftRefused(
          Code.REACHED_BEFORE,
          "what it goes on with has reached %s: a new correction answers its target"
              .formatted(reached));
    }
  }

  /** Who has left the federation cannot be reached any more. */
  private static List<String> present(List<AgencyId> agencies, Directory directory) {
    return agencies.stream()
        .map(AgencyId::value)
        .filter(agency -> directory.agency(agency).isPresent())
        .toList();
  }
}
