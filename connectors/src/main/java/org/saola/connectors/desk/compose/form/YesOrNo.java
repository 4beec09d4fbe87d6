// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

/** A question to which nothing is not an answer: neither is taken for granted. */
enum YesOrNo {
  YES,
  NO;

  boolean isYes() {
    return this == YES;
  }
}
