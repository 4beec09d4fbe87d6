// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;

/** {@code erasure/1}. */
@Meaning(
    value =
        "The originator asks for erasure: recipients erase the message, or parts of it, wherever"
            + " they keep it, and pass this on to whom they passed the message.",
    source = "Directive (EU) 2016/680, Art. 7(3)")
public record ErasureMessage(
    @NotNull @Valid @InManifest @Meaning("The message that is to be erased.") EarlierMessage target,
    @NotNull @Valid @Meaning("What is to be erased and why.") Erasure erasure) {}
