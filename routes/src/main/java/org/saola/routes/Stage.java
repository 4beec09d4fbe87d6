// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

/** The eight stages of the pipeline, in their order. */
public enum Stage {
  RECEIVE,
  AUTHENTICATE,
  DEDUPLICATE,
  VALIDATE,
  AUTHORIZE,
  RECORD,
  DELIVER,
  ACKNOWLEDGE
}
