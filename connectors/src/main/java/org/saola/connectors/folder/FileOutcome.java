// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.OrEmpty;

/**
 * What became of a file of the outbox: {@code FILE.outcome.json}, in {@code sent} when at least one
 * message was accepted, else in {@code rejected}.
 *
 * @param refusedRows rows that did not become a message; they lie in {@code rejected/FILE} with
 *     their reasons in {@code rejected/FILE.reason.json}
 * @param notCarried what the file says and its messages have no field for, by element
 * @param reason why the whole file was rejected
 */
public record FileOutcome(
    String file,
    List<Outcome> messages,
    long refusedRows,
    @OrEmpty List<String> notCarried,
    @Nullable String reason) {
  public FileOutcome {
    messages = List.copyOf(messages);
    notCarried = List.copyOf(notCarried);
  }

  /** Whether every row became a message and the hub accepted each. */
  public boolean allAccepted() {
    return reason == null
        && refusedRows == 0
        && messages.stream().allMatch(m -> m.state() == Outcome.State.ACCEPTED);
  }
}
