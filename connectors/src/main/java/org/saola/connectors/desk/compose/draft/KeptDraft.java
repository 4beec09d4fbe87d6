// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.Previewed;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.TypeId;

/**
 * What an officer is writing, as it was typed: it need not be valid.
 *
 * @param answers by path
 * @param to whom it is meant for
 * @param reviewed what looked like personal data to us and is none, says the officer
 * @param files by part
 * @param previewed what its officer was shown when it was sent last
 * @param sending when the officer had it sent; a crash may come before the name is known
 * @param sent under which name it was submitted
 * @param table the name of the file whose rows it sends, in place of what is typed
 */
public record KeptDraft(
    String id,
    TypeId type,
    Instant changed,
    About about,
    Map<String, List<String>> answers,
    @OrEmpty List<String> to,
    @OrEmpty List<String> reviewed,
    @OrEmpty Map<String, KeptFile> files,
    @Nullable Previewed previewed,
    @Nullable Instant sending,
    @Nullable String sent,
    @Nullable String table) {
  public KeptDraft {
    answers = new LinkedHashMap<>(answers);
    to = List.copyOf(to);
    reviewed = List.copyOf(reviewed);
    files = new LinkedHashMap<>(files);
  }

  public static KeptDraft empty(String id, TypeId type, About about, Instant now) {
    return new KeptDraft(
        id, type, now, about, Map.of(), about.to(), List.of(), Map.of(), null, null, null, null);
  }

  /**
   * Rows of a table.
   *
   * @param name of the file
   * @param terms by path: its marking
   */
  public static KeptDraft ofTable(
      String id,
      TypeId type,
      String name,
      Map<String, List<String>> terms,
      List<String> to,
      Instant now) {
    return new KeptDraft(
        id, type, now, About.nothing(), terms, to, List.of(), Map.of(), null, null, null, name);
  }

  public KeptDraft written(
      Map<String, List<String>> typed, List<String> recipients, List<String> looked, Instant now) {
    // Whoever chooses others knows what has changed.
    @Nullable Previewed shown = recipients.equals(to) ? previewed : null;
    return new KeptDraft(
        id, type, now, about, typed, recipients, looked, files, shown, sending, sent, table);
  }

  /** The same, which somebody has worked on. */
  public KeptDraft touched(Instant now) {
    return new KeptDraft(
        id, type, now, about, answers, to, reviewed, files, previewed, sending, sent, table);
  }

  public KeptDraft with(Map<String, KeptFile> others, Instant now) {
    return new KeptDraft(
        id, type, now, about, answers, to, reviewed, others, previewed, sending, sent, table);
  }

  /**
   * @param shown who gets what, as the officer has seen
   */
  public KeptDraft beingSent(Previewed shown, Instant now) {
    return new KeptDraft(
        id, type, now, about, answers, to, reviewed, files, shown, now, null, table);
  }

  public KeptDraft sentAs(String name, Instant now) {
    return new KeptDraft(
        id, type, now, about, answers, to, reviewed, files, previewed, sending, name, table);
  }

  /** Not sent after all: it can be changed again. */
  public KeptDraft again(Instant now) {
    return new KeptDraft(
        id, type, now, about, answers, to, reviewed, files, previewed, null, null, table);
  }

  /** The same about another message, which nobody has looked at. */
  public KeptDraft about(About other) {
    return new KeptDraft(
        id, type, changed, other, answers, to, reviewed, files, null, sending, sent, table);
  }

  /** Whether its messages are made of a table's rows. */
  public boolean ofTable() {
    return table != null;
  }

  /** Until when it is kept if nobody changes it. */
  public Instant keptUntil() {
    return changed.plus(Drafts.KEPT);
  }

  @Override
  public String toString() {
    return "KeptDraft[%s, %s]".formatted(id, type);
  }
}
