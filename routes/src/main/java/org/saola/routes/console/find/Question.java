// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Event;

/**
 * What entries are searched for: those that fit each of its parts, and in a part any of its values.
 * An empty part asks for nothing.
 *
 * @param since from this instant on
 * @param until before this instant
 * @param agencies that sent, received, or sent the message that the entry is about
 * @param types those that are no known type are found together
 * @param actors officers, auditors and operators by the name that they signed in with
 * @param codes outcomes: codes of refusals, of the statutory clock, of what operators did
 */
public record Question(
    @Nullable Instant since,
    @Nullable Instant until,
    Set<AgencyId> agencies,
    Set<AgencyId> senders,
    Set<AgencyId> recipients,
    Set<Event> events,
    Set<TypeId> types,
    Set<Tlp> tlps,
    Set<HandlingCode> handling,
    Set<String> rules,
    Set<String> codes,
    Set<String> actors,
    @Nullable MessageId message,
    @Nullable MessageId thread) {
  /** Asks for every entry: a beginning for those that ask for some. */
  public static final Question ALL =
      new Question(
          null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
          Set.of(), Set.of(), Set.of(), null, null);

  public Question {
    agencies = Set.copyOf(agencies);
    senders = Set.copyOf(senders);
    recipients = Set.copyOf(recipients);
    events = Set.copyOf(events);
    types = Set.copyOf(types);
    tlps = Set.copyOf(tlps);
    handling = Set.copyOf(handling);
    rules = Set.copyOf(rules);
    codes = Set.copyOf(codes);
    actors = Set.copyOf(actors);
  }

  public Question between(@Nullable Instant since, @Nullable Instant until) {
    return with(
        it -> {
          it.since = since;
          it.until = until;
        });
  }

  public Question agencies(AgencyId... some) {
    return with(it -> it.agencies = Set.copyOf(List.of(some)));
  }

  public Question senders(AgencyId... some) {
    return with(it -> it.senders = Set.copyOf(List.of(some)));
  }

  public Question recipients(AgencyId... some) {
    return with(it -> it.recipients = Set.copyOf(List.of(some)));
  }

  public Question events(Event... some) {
    return with(it -> it.events = Set.copyOf(List.of(some)));
  }

  public Question types(TypeId... some) {
    return with(it -> it.types = Set.copyOf(List.of(some)));
  }

  public Question tlps(Tlp... some) {
    return with(it -> it.tlps = Set.copyOf(List.of(some)));
  }

  public Question handling(HandlingCode... some) {
    return with(it -> it.handling = Set.copyOf(List.of(some)));
  }

  public Question rules(String... some) {
    return with(it -> it.rules = Set.copyOf(List.of(some)));
  }

  public Question codes(String... some) {
    return with(it -> it.codes = Set.copyOf(List.of(some)));
  }

  public Question actors(String... some) {
    return with(it -> it.actors = Set.copyOf(List.of(some)));
  }

  public Question message(MessageId id) {
    return with(it -> it.message = id);
  }

  public Question thread(MessageId id) {
    return with(it -> it.thread = id);
  }

  private Question with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.question();
  }

  /** The parts of a question while one of them is given another value. */
  private static final class Parts {
    private @Nullable Instant since;
    private @Nullable Instant until;
    private Set<AgencyId> agencies;
    private Set<AgencyId> senders;
    private Set<AgencyId> recipients;
    private Set<Event> events;
    private Set<TypeId> types;
    private Set<Tlp> tlps;
    private Set<HandlingCode> handling;
    private Set<String> rules;
    private Set<String> codes;
    private Set<String> actors;
    private @Nullable MessageId message;
    private @Nullable MessageId thread;

    Parts(Question question) {
      since = question.since;
      until = question.until;
      agencies = question.agencies;
      senders = question.senders;
      recipients = question.recipients;
      events = question.events;
      types = question.types;
      tlps = question.tlps;
      handling = question.handling;
      rules = question.rules;
      codes = question.codes;
      actors = question.actors;
      message = question.message;
      thread = question.thread;
    }

    Question question() {
      return new Question(
          since,
          until,
          agencies,
          senders,
          recipients,
          events,
          types,
          tlps,
          handling,
          rules,
          codes,
          actors,
          message,
          thread);
    }
  }
}
