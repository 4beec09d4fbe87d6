// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Measures each stage, and tells the listeners when a batch has passed it. */
@Component
class StageWatch {
  private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);
  private final List<StageListener> listeners;

  StageWatch(MeterRegistry metrics, ObjectProvider<StageListener> listeners) {
    this.listeners = listeners.orderedStream().toList();
    for (Stage stage : Stage.values()) {
      timers.put(
          stage, metrics.timer("saola.stage", "stage", stage.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Does a stage's work on that many messages, then says that they have passed it. */
  <R> R pass(Stage stage, int messages, Supplier<R> work) {
    R result = Objects.requireNonNull(timers.get(stage)).record(work);
    listeners.forEach(listener -> listener.passed(stage, messages));
    return Objects.requireNonNull(result);
  }
}
