// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.console.scope.Scope;

/** A log report of a session that comes to a quarter, and no further until it is let go. */
public final class SlowReport {
  private final CountDownLatch go = new CountDownLatch(1);
  private final Making making;

  /**
   * @param scope whose entries it is made of
   */
  public SlowReport(HttpSession session, String username, Scope scope) {
    this(session, username, scope, Clock.systemUTC());
  }

  /** By a clock of its own. */
  public SlowReport(HttpSession session, String username, Scope scope, InstantSource clock) {
    making =
        new Making(
            new Making.Sought(new ReportPages.Wanted("log", "", "", ""), username, scope),
            progress -> {
              progress.far(250, 1_000);
              go.await();
              throw new LogRefused("it was found to be broken on the way");
            },
            clock);
    session.setAttribute(Making.class.getName(), making);
    making.begin();
  }

  /** It ends: the log does not hold. */
  public void fail() throws InterruptedException {
    go.countDown();
    while (!making.isEnded()) {
      Thread.sleep(5);
    }
  }
}
