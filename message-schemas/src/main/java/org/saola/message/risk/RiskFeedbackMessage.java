// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.risk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code risk-feedback/1}. Who was found with the goods is said in a seizure report. */
@Meaning("What a recipient did with risk information, and what came of it.")
public record RiskFeedbackMessage(
    @NotNull @Valid @Meaning("The feedback; never with personal data.") RiskFeedback feedback) {}
