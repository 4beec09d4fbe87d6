// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.util.List;
import org.saola.message.manifest.TypeId;

/** A registered message type and its parts, in the order in which a manifest lists them. */
public record MessageType(TypeId id, List<PartDefinition> parts) {}
