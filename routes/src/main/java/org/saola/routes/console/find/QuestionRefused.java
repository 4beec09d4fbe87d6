// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

/** What was asked is no question to the log; the message says why, in a sentence for who asked. */
public final class QuestionRefused extends Exception {
  private static final long serialVersionUID = 1L;

  QuestionRefused(String sentence) {
    super(sentence);
  }
}
