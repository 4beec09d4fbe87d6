// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.risk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.person.Persons;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code risk-information/1}. */
@Meaning(
    "What customs should look for: goods, route, containers, operators and indicators, for a limited"
        + " time. Every recipient owes feedback.")
public record RiskInformationMessage(
    @NotNull @Valid @Meaning("The risk, without persons.") RiskInformation risk,
    @Nullable @Valid @Nominal @Meaning("Natural persons concerned, a sole trader among them.")
        Persons persons) {}
