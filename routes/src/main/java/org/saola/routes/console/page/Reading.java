// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.util.Optional;
import java.util.OptionalLong;
import org.saola.message.manifest.MessageId;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.ErasedLeaves;
import org.saola.routes.console.find.Found;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.console.scope.Scopes;
import org.springframework.stereotype.Component;

/** The entries that whoever is served now may see; nothing else on a page comes to an entry. */
@Component
public class Reading {
  private final Entries entries;
  private final ErasedLeaves erased;
  private final Scopes scopes;

  Reading(Entries entries, ErasedLeaves erased, Scopes scopes) {
    this.entries = entries;
    this.erased = erased;
    this.scopes = scopes;
  }

  public Scope scope() {
    return scopes.of(Auditor.present().named());
  }

  public Found find(Question question, OptionalLong before, int limit) throws QuestionRefused {
    return entries.find(question, scope(), before, limit);
  }

  int count(Question question, int limit) throws QuestionRefused {
    return entries.count(question, scope(), limit);
  }

  public Optional<EntryRow> at(long index) {
    return entries.at(index, scope());
  }

  /** Whose it was nobody knows any more: only who sees everything learns that it was there. */
  boolean erased(long index) {
    return scope() instanceof Scope.Everything && erased.covers(index);
  }

  Optional<DamagedLeaf> damagedAt(long index) {
    return entries.damagedAt(index, scope());
  }

  Found life(MessageId message) {
    return entries.history(Question.ALL.message(message), scope());
  }

  Found thread(MessageId thread) {
    return entries.history(Question.ALL.thread(thread), scope());
  }

  long indexed() {
    return entries.indexed();
  }
}
