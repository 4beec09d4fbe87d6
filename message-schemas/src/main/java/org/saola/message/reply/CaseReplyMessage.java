// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.saola.message.request.CaseSubjects;
import org.saola.message.schema.Attached;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code case-reply/1}. The file is nominal, because nobody can see what stands in it. */
@Meaning(
    value =
        "The answer to a case request: the information, a part of it, a refusal with its ground, a"
            + " question, or a delay.",
    source = "Directive (EU) 2023/977, Art. 5 and 6")
public record CaseReplyMessage(
    @NotNull @Valid @Meaning("The answer, without persons.") CaseReply reply,
    @Nullable @Valid @Nominal @Meaning("Persons and entities that the information is about.")
        CaseSubjects persons,
    @Nullable
        @Valid
        @Nominal
        @Meaning("A document that belongs to the answer. It may hold personal data.")
        Attached attachment) {}
