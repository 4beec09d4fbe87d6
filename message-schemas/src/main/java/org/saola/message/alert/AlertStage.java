// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.alert;

/** Where an alert stands on its way from warning to seizure. */
public enum AlertStage {
  WARNING,
  FEEDBACK,
  SEIZURE
}
