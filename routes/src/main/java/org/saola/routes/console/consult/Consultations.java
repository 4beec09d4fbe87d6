// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down who looks, before anything is shown: what cannot be recorded is not shown. */
@Component
public class Consultations {
  /** Says how far what was asked for is, and shows nothing of the log. */
  public static final String PROGRESS = "/progress";

  /** Longer than any address that the gate lets in. */
  private static final int LONGEST = 4_000;

  private final AuditTrail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Consultations(AuditTrail trail, PlatformTransactionManager transactions, Clock clock) {
    this.trail = trail;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Somebody has come in; why they look is asked next. */
  void signedIn(Auditor auditor) {
    record(auditor, Event.SIGNED_IN, null, null, "at the auditors' console");
  }

  /**
   * @param about the message that is looked at; absent where it is not about one
   * @param what was looked at, in a line
   * @throws org.saola.routes.audit.AuditUnavailable when it cannot be written
   */
  public void consulted(Auditor auditor, Task task, @Nullable MessageId about, String what) {
    record(auditor, Event.CONSULTED, about, task.ground().name(), said(task, what));
  }

  /** As {@link #consulted}, for what leaves the console as a file. */
  public void exported(Auditor auditor, Task task, String what) {
    record(auditor, Event.EXPORTED, null, task.ground().name(), said(task, what));
  }

  private static String said(Task task, String what) {
    return "task %s (%s): %s".formatted(task.number(), task.words(), what);
  }

  private void record(
      Auditor auditor,
      Event event,
      @Nullable MessageId about,
      @Nullable String ground,
      String detail) {
    String line = Task.line(detail);
    if (line.length() > LONGEST) {
      throw new IllegalArgumentException("what is looked at is recorded whole, or not shown");
    }
    Entry entry =
        Entry.of(event, clock.instant())
            .id(about)
            .from(auditor.agency().orElse(null))
            .code(ground)
            .detail(line)
            .actor(auditor.username())
            .build();
    transaction.executeWithoutResult(
        status -> trail.append(List.of(new NewEntry(entry, Set.of()))));
  }
}
