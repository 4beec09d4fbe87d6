// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.util.ArrayList;
import java.util.List;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.receive.Arrival;
import org.saola.routes.record.Refusal;

/**
 * A batch on its way: the messages that have passed so far, and those that left on the way.
 *
 * @param session the broker transaction in which all were taken
 * @param passing what the last stage made of each message
 * @param unfinished accepted earlier, to be delivered now
 * @param done accepted and dispatched earlier
 */
public record Batch<T>(
    BrokerSession session,
    List<Passing<T>> passing,
    List<Authenticated> unfinished,
    List<Authenticated> done,
    List<Refusal> refused) {

  /** What a stage does with one message. */
  @FunctionalInterface
  public interface Step<T, R> {
    R apply(T message) throws MessageRefused;
  }

  /**
   * @param trace what is known of the message, should it be refused
   */
  public record Passing<T>(Trace trace, T message) {}

  static Batch<Arrival> of(BrokerSession session, List<Arrival> arrivals) {
    return new Batch<>(
        session,
        arrivals.stream().map(each -> new Passing<>(Trace.of(each), each)).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Takes each message a stage further, or off the way. */
  <R> Batch<R> advance(Step<T, R> step) {
    List<Passing<R>> further = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>(refused);
    for (Passing<T> each : passing) {
      try {
        R result = step.apply(each.message());
        further.add(new Passing<>(each.trace().with(result), result));
      } catch (MessageRefused e) {
        refusals.add(each.trace().refused(e));
      }
    }
    return new Batch<>(session, further, unfinished, done, refusals);
  }

  List<T> messages() {
    return passing.stream().map(Passing::message).toList();
  }

  /** Messages that came in, whatever became of them. */
  int size() {
    return passing.size() + unfinished.size() + done.size() + refused.size();
  }
}
