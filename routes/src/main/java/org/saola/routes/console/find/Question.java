// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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

  public Question agencies(AgencyId... some) {
    return new Question(
        since,
        until,
        Set.copyOf(List.of(some)),
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

  public Question senders(AgencyId... some) {
    return new Question(
        since,
        until,
        agencies,
        Set.copyOf(List.of(some)),
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

  public Question recipients(AgencyId... some) {
    return new Question(
        since,
        until,
        agencies,
        senders,
        Set.copyOf(List.of(some)),
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

  public Question events(Event... some) {
    return new Question(
        since,
        until,
        agencies,
        senders,
        recipients,
        Set.copyOf(List.of(some)),
        types,
        tlps,
        handling,
        rules,
        codes,
        actors,
        message,
        thread);
  }

  public Question types(TypeId... some) {
    return new Question(
        since,
        until,
        agencies,
        senders,
        recipients,
        events,
        Set.copyOf(List.of(some)),
        tlps,
        handling,
        rules,
        codes,
        actors,
        message,
        thread);
  }

  public Question tlps(Tlp... some) {
    return new Question(
        since,
        until,
        agencies,
        senders,
        recipients,
        events,
        types,
        Set.copyOf(List.of(some)),
        handling,
        rules,
        codes,
        actors,
        message,
        thread);
  }

  public Question handling(HandlingCode... some) {
    return new Question(
        since,
        until,
        agencies,
        senders,
        recipients,
        events,
        types,
        tlps,
        Set.copyOf(List.of(some)),
        rules,
        codes,
        actors,
        message,
        thread);
  }

  public Question rules(String... some) {
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
        Set.copyOf(List.of(some)),
        codes,
        actors,
        message,
        thread);
  }

  public Question codes(String... some) {
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
        Set.copyOf(List.of(some)),
        actors,
        message,
        thread);
  }

  public Question actors(String... some) {
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
        Set.copyOf(List.of(some)),
        message,
        thread);
  }

  public Question message(MessageId id) {
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
        id,
        thread);
  }

  public Question thread(MessageId id) {
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
        id);
  }
}
