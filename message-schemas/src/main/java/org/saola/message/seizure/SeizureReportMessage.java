// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.person.Persons;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code seizure-report/1}. */
@Meaning(
    value = "One seizure: what was seized, where, when, how it was hidden and found.",
    source = "CITES Notification 2023/132, annual illegal trade report")
public record SeizureReportMessage(
    @NotNull @Valid @Meaning("The seizure, without persons.") SeizureReport report,
    @Nullable
        @Valid
        @Nominal
        @Meaning("Offenders' nationalities, and persons where the law allows to name them.")
        Persons persons) {}
