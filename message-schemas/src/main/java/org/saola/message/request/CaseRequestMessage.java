// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Attached;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code case-request/1}. The file is nominal, because nobody can see what stands in it. */
@Meaning(
    value =
        "A request for information between law-enforcement authorities. It starts the statutory"
            + " clock when it is received.",
    source = "Directive (EU) 2023/977, Art. 4 and 5")
public record CaseRequestMessage(
    @NotNull @Valid @Meaning("What is asked and why, without persons.") CaseRequest request,
    @Nullable
        @Valid
        @Nominal
        @Meaning("Persons and entities concerned, each with its link to the purpose.")
        CaseSubjects persons,
    @Nullable
        @Valid
        @Nominal
        @Meaning("A picture or document that belongs to the request. It may hold personal data.")
        Attached attachment) {}
