// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Stops the hub for a reason that no retry mends. A hub that is gone is started again by whoever
 * watches over it; one that only seems to run is found out late.
 */
@Component
public final class EmergencyStop {
  private static final Logger log = LoggerFactory.getLogger(EmergencyStop.class);

  private final ConfigurableApplicationContext hub;
  private final AtomicBoolean happened = new AtomicBoolean();

  EmergencyStop(ConfigurableApplicationContext hub) {
    this.hub = hub;
  }

  /** Returns at once; the hub then stops in order. */
  public void stop(String why) {
    if (happened.compareAndSet(false, true)) {
      log.error("the hub stops: {}", why);
      Thread.ofPlatform().name("saola-emergency-stop").start(hub::close);
    }
  }

  public boolean happened() {
    return happened.get();
  }
}
