// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** A transaction whose end is lost: rolled back, or committed without anybody hearing of it. */
final class CrashingTransaction implements TransactionOperations {
  enum At {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final ScratchDatabase database;
  private final At at;
  private boolean healed;

  CrashingTransaction(ScratchDatabase database, At at) {
    this.database = database;
    this.at = at;
  }

  void heal() {
    healed = true;
  }

  @Override
  public <T> T execute(TransactionCallback<T> action) {
    T result =
        database
            .transaction()
            .execute(
                status -> {
                  T done = action.doInTransaction(status);
                  if (!healed && at == At.BEFORE_COMMIT) {
                    throw new Crash();
                  }
                  return done;
                });
    if (!healed && at == At.AFTER_COMMIT) {
      throw new Crash();
    }
    return result;
  }
}
