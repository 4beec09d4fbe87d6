// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.TypeId;

/** A registered message type and its parts, in the order in which a manifest lists them. */
public record MessageType(TypeId id, List<PartDefinition> parts) {
  public MessageType {
    parts = List.copyOf(parts);
  }

  public Optional<PartDefinition> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** What in a manifest's parts does not fit this type: a name, a label, or one that is missing. */
  public List<Problem> problemsOf(Manifest manifest) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < manifest.parts().size(); i++) {
      problems.addAll(problemsOf(manifest.parts().get(i), "parts[" + i + "]"));
    }
    for (PartDefinition part : parts) {
      if (part.required() && !names(manifest).contains(part.name())) {
        problems.add(new Problem("parts", Rule.PART_REQUIRED, "lack the part " + part.name()));
      }
    }
    return problems;
  }

  private List<Problem> problemsOf(Part part, String path) {
    Optional<PartDefinition> definition = part(part.name());
    if (definition.isEmpty()) {
      return List.of(new Problem(path + ".name", Rule.PART_NOT_OF_TYPE, id + " has no such part"));
    }
    return definition.get().nominal() == part.nominal()
        ? List.of()
        : List.of(
            new Problem(path + ".nominal", Rule.PART_LABEL_WRONG, "not as " + id + " has it"));
  }

  private static List<String> names(Manifest manifest) {
    return manifest.parts().stream().map(Part::name).toList();
  }
}
