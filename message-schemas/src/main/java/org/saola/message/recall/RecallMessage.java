// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;

/** {@code recall/1}. */
@Meaning(
    value =
        "The originator takes back a message: its recipients must no longer rely on it, and pass"
            + " this on to whom they passed the message.",
    source = "Directive (EU) 2016/680, Art. 7(3)")
public record RecallMessage(
    @NotNull @Valid @InManifest @Meaning("The message that is taken back.") EarlierMessage target,
    @NotNull @Valid @Meaning("What is taken back and why.") Recall recall) {}
