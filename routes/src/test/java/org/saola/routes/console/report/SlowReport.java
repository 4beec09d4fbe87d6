// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.saola.pki.transparency.LogRefused;

/** A log report of a session that comes to a quarter, and no further until it is let go. */
public final class SlowReport {
  private final CountDownLatch go = new CountDownLatch(1);

  public SlowReport(HttpSession session) {
    Making making =
        new Making(
            new ReportPages.Wanted("log", "", "", ""),
            progress -> {
              progress.far(250, 1_000);
              go.await();
              throw new LogRefused("it was found to be broken on the way");
            },
            Clock.systemUTC());
    session.setAttribute(Making.class.getName(), making);
    making.begin();
  }

  /** It ends: the log does not hold. */
  public void fail() {
    go.countDown();
  }
}
