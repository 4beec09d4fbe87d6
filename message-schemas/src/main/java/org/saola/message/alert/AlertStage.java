// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.alert;

import org.saola.message.schema.Meaning;

/** Where an alert stands on its way from warning to seizure. */
public enum AlertStage {
  @Meaning("Something is expected.")
  WARNING,
  @Meaning("What came of a warning.")
  FEEDBACK,
  @Meaning("A warning led to a seizure.")
  SEIZURE
}
