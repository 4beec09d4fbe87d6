// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.format.Draft;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/** Reads a JSON document as a draft, or as the one part that its type requires. */
final class JsonDraft {
  private JsonDraft() {}

  /** All else is left to the agency's defaults. */
  static Draft of(TypeId type, Map<String, Object> parts) {
    return new Draft(type, List.of(), null, null, null, null, null, null, null, parts);
  }

  static Draft read(byte[] json) throws FileRefused {
    List<String> problems = new ArrayList<>();
    try {
      return Draft.read(json);
    } catch (InvalidDocument e) {
      problems.add("as a draft: " + e.getMessage());
    }
    for (MessageType type : MessageTypes.all()) {
      try {
        Optional<Draft> bare = bare(type, json);
        if (bare.isPresent()) {
          return bare.get();
        }
      } catch (InvalidDocument e) {
        problems.add("as a %s: %s".formatted(type.id(), e.getMessage()));
      }
    }
    throw new FileRefused(String.join("; ", problems), List.of());
  }

  private static Optional<Draft> bare(MessageType type, byte[] json) throws InvalidDocument {
    List<PartDefinition> required = type.parts().stream().filter(PartDefinition::required).toList();
    if (required.size() != 1) {
      return Optional.empty();
    }
    PartDefinition only = required.getFirst();
    Object content = StrictJson.read(json, only.record());
    return Optional.of(of(type.id(), Map.of(only.name(), content)));
  }
}
