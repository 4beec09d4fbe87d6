// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.forward;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** {@code forward-consent/1}. The message's signature makes it the originator's word. */
@Meaning(
    value = "The originator's answer: the message may be passed on, or it may not.",
    source = "Europol handling code H2")
public record ForwardConsentMessage(
    @NotNull @Valid @Meaning("What is decided, for whom, and until when.")
        ForwardConsent consent) {}
