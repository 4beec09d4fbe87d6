// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.information;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.person.Persons;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code spontaneous-information/1}. */
@Meaning(
    value =
        "Information that an authority provides of its own accord, because another one may need"
            + " it against crime.",
    source = "Directive (EU) 2023/977, Art. 7")
public record SpontaneousInformationMessage(
    @NotNull @Valid @Meaning("The information, without persons.")
        SpontaneousInformation information,
    @Nullable @Valid @Nominal @Meaning("Persons whom the information is about.") Persons persons) {}
