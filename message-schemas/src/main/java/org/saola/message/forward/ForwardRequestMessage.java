// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.forward;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;

/** {@code forward-request/1}. */
@Meaning(
    value = "A holder asks a message's originator whether it may be passed on to somebody else.",
    source = "Europol handling code H2")
public record ForwardRequestMessage(
    @NotNull @Valid @InManifest @Meaning("The message that is to be passed on.")
        EarlierMessage target,
    @NotNull @Valid @Meaning("What is to be passed on, to whom, and what for.")
        ForwardRequest request) {}
