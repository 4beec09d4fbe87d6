// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import org.junit.jupiter.api.BeforeAll;

/** Tests at one console, whatever the class. */
abstract class AtTheConsole {
  static ConsoleOfHub console;

  @BeforeAll
  static void open() throws Exception {
    console = ConsoleOfHub.shared();
  }

  /** Puts other bytes where an entry is kept. */
  void write(long leaf, byte[] entry) {
    console
        .hub
        .database()
        .sql("update audit_entry set entry = ? where leaf_index = ?")
        .params(entry, leaf)
        .update();
  }
}
