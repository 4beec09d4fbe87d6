// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.util.ArrayList;
import java.util.List;
import org.saola.routes.acknowledge.Acknowledge;
import org.saola.routes.acknowledge.Acknowledgements;
import org.saola.routes.authenticate.Authenticate;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.authorize.AccessRules;
import org.saola.routes.authorize.Permitted;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Taken;
import org.saola.routes.deduplicate.Deduplicate;
import org.saola.routes.deduplicate.Deduplicated;
import org.saola.routes.deduplicate.Fresh;
import org.saola.routes.deduplicate.KnownMessages;
import org.saola.routes.deliver.Deliver;
import org.saola.routes.deliver.Delivered;
import org.saola.routes.receive.Arrival;
import org.saola.routes.receive.Receive;
import org.saola.routes.receive.Received;
import org.saola.routes.record.Record;
import org.saola.routes.record.Recording;
import org.saola.routes.record.Work;
import org.saola.routes.validate.Valid;
import org.saola.routes.validate.Validate;
import org.springframework.stereotype.Component;

/**
 * The stages as the route calls them: one method each, from the result of the one before. That they
 * come in this order is what the types demand.
 */
@Component
public class Pipeline implements Acknowledgements.Writer {
  private final Receive receive;
  private final Authenticate authenticate;
  private final Deduplicate deduplicate;
  private final Validate validate;
  private final AccessRules rules;
  private final Record record;
  private final Deliver deliver;
  private final Acknowledge acknowledge;
  private final StageWatch watch;
  private final RightOfWay way;

  Pipeline(
      Receive receive,
      Authenticate authenticate,
      Deduplicate deduplicate,
      Validate validate,
      AccessRules rules,
      Record record,
      Deliver deliver,
      Acknowledge acknowledge,
      StageWatch watch,
      RightOfWay way) {
    this.receive = receive;
    this.authenticate = authenticate;
    this.deduplicate = deduplicate;
    this.validate = validate;
    this.rules = rules;
    this.record = record;
    this.deliver = deliver;
    this.acknowledge = acknowledge;
    this.watch = watch;
    this.way = way;
  }

  public Batch<Received> receive(Batch<Arrival> batch) {
    return watch.pass(Stage.RECEIVE, batch.size(), () -> batch.advance(receive::receive));
  }

  public Batch<Authenticated> authenticate(Batch<Received> batch) {
    return watch.pass(Stage.AUTHENTICATE, batch.size(), () -> batch.advance(this::authenticate));
  }

  /** Most of a message's work is the check of its signature. */
  private Authenticated authenticate(Received received) throws MessageRefused {
    way.beforeMessage();
    return authenticate.authenticate(received);
  }

  public Batch<Fresh> deduplicate(Batch<Authenticated> batch) {
    return watch.pass(Stage.DEDUPLICATE, batch.size(), () -> sort(batch));
  }

  private Batch<Fresh> sort(Batch<Authenticated> batch) {
    KnownMessages known = deduplicate.forBatch(batch.messages());
    Batch<Deduplicated> compared = batch.advance(known::compare);
    List<Batch.Passing<Fresh>> fresh = new ArrayList<>();
    List<Authenticated> unfinished = new ArrayList<>();
    List<Authenticated> done = new ArrayList<>();
    for (Batch.Passing<Deduplicated> each : compared.passing()) {
      Deduplicated outcome = each.message();
      if (outcome instanceof Deduplicated.New found) {
        fresh.add(new Batch.Passing<>(each.trace(), found.message()));
      } else if (outcome instanceof Deduplicated.Unfinished found) {
        unfinished.add(found.message());
      } else if (outcome instanceof Deduplicated.Done found) {
        done.add(found.message());
      }
    }
    return new Batch<>(batch.session(), fresh, unfinished, done, compared.refused());
  }

  public Batch<Valid> validate(Batch<Fresh> batch) {
    return watch.pass(Stage.VALIDATE, batch.size(), () -> batch.advance(validate::validate));
  }

  /** One rule set for the whole batch. */
  public Batch<Permitted> authorize(Batch<Valid> batch) {
    return watch.pass(
        Stage.AUTHORIZE, batch.size(), () -> batch.advance(rules.forBatch()::authorize));
  }

  public Committed record(Batch<Permitted> batch) {
    var work = new Work(batch.messages(), batch.unfinished(), batch.done(), batch.refused());
    way.beforeBurst();
    Recording recording = watch.pass(Stage.RECORD, batch.size(), () -> record.record(work));
    return new Committed(batch.session(), recording, batch.size());
  }

  public Delivered deliver(Committed batch) {
    way.beforeBurst();
    return watch.pass(
        Stage.DELIVER, batch.size(), () -> deliver.deliver(batch.session(), batch.recording()));
  }

  /** Called apart, with what the broker has committed. */
  @Override
  public void write(List<Taken> notes) {
    watch.pass(Stage.ACKNOWLEDGE, notes.size(), () -> acknowledge.acknowledge(notes));
  }

  /**
   * A batch that the database has committed.
   *
   * @param size messages that came in, whatever became of them
   */
  public record Committed(BrokerSession session, Recording recording, int size) {}
}
