// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.person.Persons;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code correction/1}. */
@Meaning(
    value =
        "The originator corrects a message: its recipients put it right in their systems, and pass"
            + " this on to whom they passed the message.",
    source = "Directive (EU) 2016/680, Art. 7(3)")
public record CorrectionMessage(
    @NotNull @Valid @InManifest @Meaning("The message that is corrected.") EarlierMessage target,
    @NotNull @Valid @Meaning("What was wrong and what is right, without persons.")
        Correction correction,
    @Nullable
        @Valid
        @Nominal
        @Meaning("The persons as they should read, where their data was wrong.")
        Persons persons) {}
