// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.schema.Meaning;

/** Part {@code recall} of {@code recall/1}. */
@Meaning("Which message is taken back, and why.")
public record Recall(
    @NotNull @Meaning("Why it is taken back.") Reason reason,
    @NotNull @Size(min = 1, max = 2000) @Meaning("The reason in words, without personal data.")
        String explanation,
    @Nullable @Valid @Meaning("The message that takes its place, if there is one.")
        EarlierMessage replacement) {
  /** Why a message is taken back. */
  public enum Reason {
    @Meaning("It should not have been sent, or not so.")
    UNLAWFULLY_TRANSMITTED,
    @Meaning("It went to somebody who should not have it.")
    WRONG_RECIPIENT,
    @Meaning("What it says is wrong.")
    INCORRECT,
    @Meaning("What it says is no longer so.")
    OUTDATED,
    @Meaning("Who the information came from no longer stands by it, or withdrew its consent.")
    SOURCE_WITHDREW
  }
}
