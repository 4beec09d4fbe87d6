// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import org.saola.message.schema.Meaning;

/** A message that was sent before, named so that no other can be meant. */
@Meaning("A message that was sent before, named so that no other can be meant.")
public record EarlierMessage(
    @NotNull @Meaning("Its id.") MessageId id,
    @NotNull @Meaning("The digest of its manifest, as its signature binds it.") Digest manifest) {}
