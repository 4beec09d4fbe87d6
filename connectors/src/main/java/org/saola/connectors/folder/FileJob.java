// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.folder.FileProgress.Phase;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.SentMessages;
import org.saola.message.format.Draft;
import org.saola.message.format.Mappings;
import org.saola.message.manifest.MessageId;

/**
 * One file on its way from the outbox. Messages are kept, then the plan says which rows they stand
 * for, then they are released: a crash in between leaves messages that no plan names, which are
 * discarded unsent, and rows that no plan names, which are composed anew. No row is sent twice.
 */
final class FileJob {
  private static final int BATCH = 50;

  private final JobFolder folder;
  private final Mappings mappings;
  private final Composer composer;
  private final Outgoing outgoing;
  private final SentMessages sent;
  private final JobSteps steps;
  private final Plan plan;
  private final List<NativeFile.Piece> gathered = new ArrayList<>();
  private long rows;

  FileJob(
      JobFolder folder,
      Mappings mappings,
      Composer composer,
      Outgoing outgoing,
      SentMessages sent,
      JobSteps steps)
      throws IOException {
    this.folder = folder;
    this.mappings = mappings;
    this.composer = composer;
    this.outgoing = outgoing;
    this.sent = sent;
    this.steps = steps;
    this.plan = Plan.open(folder.plan());
  }

  String name() {
    return folder.name();
  }

  /** After a restart: what was kept for this file and is not in its plan was never sent. */
  void discardUnplanned(List<Kept> kept) throws IOException {
    List<MessageId> planned = plan.messages();
    for (Kept message : kept) {
      if (name().equals(message.job()) && !planned.contains(message.id())) {
        outgoing.discard(message.id());
      }
    }
  }

  /**
   * Turns every row that the plan does not name into messages; safe to call again after a fault.
   *
   * @throws FileRefused when nothing of the file can be read
   */
  void compose() throws FileRefused, IOException, LogDistrusted, InterruptedException {
    gathered.clear();
    rows = 0;
    for (PlanLine line : plan.lines()) {
      report(line.notSent());
    }
    try {
      new NativeFile(folder.source(), mappings).read(this::take);
      composeGathered();
    } catch (Distrust e) {
      throw e.distrusted();
    }
  }

  private void take(NativeFile.Piece piece) throws IOException {
    rows = Math.max(rows, piece.rows().stream().mapToLong(Long::longValue).max().orElse(0));
    boolean done = piece.rows().isEmpty() ? !plan.lines().isEmpty() : plan.covers(piece.rows());
    if (!done) {
      gathered.add(piece);
    }
    if (gathered.size() >= BATCH) {
      composeGathered();
    }
  }

  private void composeGathered() throws IOException {
    List<Outgoing.Fresh> fresh = new ArrayList<>();
    List<PlanLine> lines = new ArrayList<>();
    for (NativeFile.Piece piece : gathered) {
      lines.add(
          switch (piece) {
            case NativeFile.Drafted drafted -> compose(drafted, fresh);
            case NativeFile.Refused refused -> refused(refused);
          });
    }
    outgoing.keep(fresh);
    steps.passed(JobSteps.Step.KEPT);
    plan.append(lines);
    steps.passed(JobSteps.Step.PLANNED);
    outgoing.release(fresh.stream().map(message -> message.kept().id()).toList());
    steps.passed(JobSteps.Step.RELEASED);
    for (PlanLine line : lines) {
      report(line.notSent());
    }
    gathered.clear();
    folder.write(progress(Phase.COMPOSING));
  }

  private void report(List<Outcome> notSent) throws IOException {
    for (Outcome outcome : notSent) {
      sent.report(outcome);
    }
  }

  private PlanLine compose(NativeFile.Drafted drafted, List<Outgoing.Fresh> fresh)
      throws IOException {
    Outcome.Source source = new Outcome.Source(folder.name(), drafted.reference(), drafted.rows());
    List<MessageId> messages = new ArrayList<>();
    List<Outcome> notSent = new ArrayList<>();
    try {
      Draft whole = new Attachments(folder).resolve(drafted.draft());
      for (Composition composition : composer.compose(whole)) {
        switch (composition) {
          case Composition.Sealed sealed -> {
            Outgoing.Fresh one = SentMessages.fresh(sealed, Kept.Kind.MESSAGE, source, name());
            // What is said of a message may take several: the hub counts on those before it.
            boolean follows = sealed.manifest().target() != null && !messages.isEmpty();
            fresh.add(follows ? one.after(messages.getLast()) : one);
            messages.add(sealed.manifest().id());
          }
          case Composition.NotPermitted refused -> notSent.add(sent.notSent(refused, source));
        }
      }
      return new PlanLine(
          drafted.rows(), drafted.reference(), messages, notSent, drafted.notCarried(), null);
    } catch (DraftRefused e) {
      return refused(drafted, e);
    } catch (LogDistrusted e) {
      throw new Distrust(e);
    }
  }

  private static PlanLine refused(NativeFile.Drafted drafted, DraftRefused why) {
    List<Rejection.Row> places =
        why.findings().isEmpty() ? List.of() : drafted.places().of(why.findings());
    return new PlanLine(
        drafted.rows(),
        drafted.reference(),
        List.of(),
        List.of(),
        List.of(),
        new PlanLine.RefusedRow("", "", why.code() + ": " + why.getMessage(), List.of(), places));
  }

  private static PlanLine refused(NativeFile.Refused refused) {
    return new PlanLine(refused.rows(), null, List.of(), List.of(), List.of(), refused.why());
  }

  /** Puts bad rows into {@code rejected} as soon as all are known, however long the rest takes. */
  void reject() throws IOException {
    if (!plan.refused().isEmpty()) {
      new RejectedFile(folder, mappings).write(plan.refused());
    }
    folder.write(progress(Phase.SENDING));
  }

  void rejectWhole(FileRefused why) throws IOException {
    new RejectedFile(folder, mappings).writeWhole(why);
    folder.finish(
        new FileOutcome(folder.name(), List.of(), 0, List.of(), String.valueOf(why.getMessage())));
  }

  boolean hasAllEvidence() {
    return plan.messages().stream().noneMatch(sent::waits);
  }

  void finish() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (PlanLine line : plan.lines()) {
      outcomes.addAll(line.notSent());
      for (MessageId id : line.messages()) {
        Optional<Outcome> outcome = sent.outcome(id);
        outcome.ifPresent(outcomes::add);
      }
    }
    long refusedRows = plan.refused().stream().mapToLong(l -> Math.max(1, l.rows().size())).sum();
    folder.finish(new FileOutcome(folder.name(), outcomes, refusedRows, plan.notCarried(), null));
  }

  void writeProgress() throws IOException {
    folder.write(progress(Phase.SENDING));
  }

  private FileProgress progress(Phase phase) {
    List<MessageId> messages = plan.messages();
    Outgoing.Uploaded uploaded = outgoing.uploaded(messages);
    return new FileProgress(
        phase,
        rows,
        plan.refused().size(),
        messages.size(),
        messages.stream().filter(sent::waits).count(),
        uploaded.done(),
        uploaded.all());
  }

  /** Carries a checked exception through the reader of a table. */
  private static final class Distrust extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable LogDistrusted distrusted;

    Distrust(LogDistrusted distrusted) {
      super(distrusted);
      this.distrusted = distrusted;
    }

    LogDistrusted distrusted() {
      return java.util.Objects.requireNonNull(distrusted);
    }
  }
}
