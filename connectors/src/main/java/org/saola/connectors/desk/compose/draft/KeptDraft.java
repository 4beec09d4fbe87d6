// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.TypeId;

/**
 * What an officer is writing, as it was typed: it need not be valid.
 *
 * @param answers by path
 * @param to whom it is meant for
 * @param reviewed what looked like personal data to us and is none, says the officer
 * @param files by part
 * @param sending when the officer had it sent; a crash may come before the name is known
 * @param sent under which name it was submitted
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
    @Nullable Instant sending,
    @Nullable String sent) {
  public KeptDraft {
    answers = new LinkedHashMap<>(answers);
    to = List.copyOf(to);
    reviewed = List.copyOf(reviewed);
    files = new LinkedHashMap<>(files);
  }

  public static KeptDraft empty(String id, TypeId type, About about, Instant now) {
    return new KeptDraft(
        id, type, now, about, Map.of(), about.to(), List.of(), Map.of(), null, null);
  }

  public KeptDraft written(
      Map<String, List<String>> typed, List<String> recipients, List<String> looked, Instant now) {
    return new KeptDraft(id, type, now, about, typed, recipients, looked, files, sending, sent);
  }

  public KeptDraft with(Map<String, KeptFile> others, Instant now) {
    return new KeptDraft(id, type, now, about, answers, to, reviewed, others, sending, sent);
  }

  public KeptDraft beingSent(Instant now) {
    return new KeptDraft(id, type, now, about, answers, to, reviewed, files, now, null);
  }

  public KeptDraft sentAs(String name, Instant now) {
    return new KeptDraft(id, type, now, about, answers, to, reviewed, files, sending, name);
  }

  /** Not sent after all: it can be changed again. */
  public KeptDraft again(Instant now) {
    return new KeptDraft(id, type, now, about, answers, to, reviewed, files, null, null);
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
