// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.Locale;

/**
 * One kind of load.
 *
 * @param contentBytes of the message's parts together, before sealing
 * @param recipients that each message is for
 * @param suite of the sender's signature and the recipients' keys
 * @param warmUp messages before the first run that counts
 * @param messages in each run
 */
record LoadCase(int contentBytes, int recipients, int suite, int warmUp, int messages, int runs) {
  private static final int KIB = 1024;

  LoadCase {
    if (messages < 1 || runs < 1 || recipients < 1) {
      throw new IllegalArgumentException("at least one message, one run and one recipient");
    }
  }

  /** Messages that must be made for it. */
  int needed() {
    return warmUp + runs * messages;
  }

  LoadCase withMessages(int count) {
    return new LoadCase(contentBytes, recipients, suite, warmUp, count, runs);
  }

  LoadCase withRuns(int count) {
    return new LoadCase(contentBytes, recipients, suite, warmUp, messages, count);
  }

  String words() {
    return String.format(
        Locale.ROOT, "%d KiB to %d, suite %d", contentBytes / KIB, recipients, suite);
  }
}
