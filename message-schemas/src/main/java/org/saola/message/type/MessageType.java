// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.saola.message.forward.Provenance;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.TypeId;
import org.saola.message.schema.InManifest;

/**
 * A registered message type: one record whose components are its parts, and who may send it to
 * whom.
 *
 * @param message the record; each component is a part, or stands in the manifest
 * @param parts in the order in which a manifest lists them
 * @param answers whether a message of the type always answers another
 */
public record MessageType(
    TypeId id, Class<?> message, List<PartDefinition> parts, Flow flow, boolean answers) {
  /** The part that every forwarded message has, of whatever type: where the others come from. */
  public static final String PROVENANCE = "provenance";

  private static final PartDefinition PROVENANCE_PART =
      new PartDefinition(PROVENANCE, Provenance.class, false, true, List.of(PartDefinition.JSON));

  public MessageType {
    parts = List.copyOf(parts);
  }

  /** A type whose messages may begin an exchange. */
  static Registration type(String id, Class<?> message) {
    return new Registration(new TypeId(id), message, false);
  }

  /** A type whose messages always answer another: their manifest says which. */
  static Registration answer(String id, Class<?> message) {
    return new Registration(new TypeId(id), message, true);
  }

  /** A line of the registry in the making. */
  record Registration(TypeId id, Class<?> message, boolean answers) {
    MessageType flows(Set<PartyKind> from, Set<PartyKind> to) {
      return flows(from, to, Set.of());
    }

    MessageType flows(Set<PartyKind> from, Set<PartyKind> to, Set<PartyKind> nominalTo) {
      return with(new Flow(from, to, nominalTo, false));
    }

    MessageType flowsInClosedGroups(Set<PartyKind> from, Set<PartyKind> to) {
      return with(new Flow(from, to, Set.of(), true));
    }

    private MessageType with(Flow flow) {
      return new MessageType(id, message, partsOf(message), flow, answers);
    }
  }

  private static List<PartDefinition> partsOf(Class<?> message) {
    return Arrays.stream(message.getRecordComponents())
        .filter(component -> !component.isAnnotationPresent(InManifest.class))
        .map(PartDefinition::of)
        .toList();
  }

  public Optional<PartDefinition> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** The parts that a message may have: those of its type, and what proves a forwarded one. */
  public List<PartDefinition> partsOf(Manifest manifest) {
    return manifest.origin() == null
        ? parts
        : Stream.concat(parts.stream(), Stream.of(PROVENANCE_PART)).toList();
  }

  /**
   * What in a manifest's parts does not fit this type: a name, a label, a media type, or a missing
   * one.
   */
  public List<Problem> problemsOf(Manifest manifest) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < manifest.parts().size(); i++) {
      problems.addAll(problemsOf(manifest.parts().get(i), partsOf(manifest), "parts[" + i + "]"));
    }
    if (answers && manifest.inReplyTo() == null) {
      problems.add(new Problem("inReplyTo", Rule.ANSWER_TO_NOTHING, id + " answers a message"));
    }
    for (PartDefinition part : partsOf(manifest)) {
      // Whoever passes a message on has not always got, or may not always pass on, all of it.
      boolean asked = manifest.origin() == null || part.name().equals(PROVENANCE);
      if (asked && part.required() && !names(manifest).contains(part.name())) {
        problems.add(new Problem("parts", Rule.PART_REQUIRED, "lack the part " + part.name()));
      }
    }
    return problems;
  }

  private List<Problem> problemsOf(Part part, List<PartDefinition> allowed, String path) {
    Optional<PartDefinition> definition =
        allowed.stream().filter(it -> it.name().equals(part.name())).findFirst();
    if (definition.isEmpty()) {
      return List.of(new Problem(path + ".name", Rule.PART_NOT_OF_TYPE, id + " has no such part"));
    }
    List<Problem> problems = new ArrayList<>();
    if (definition.get().nominal() != part.nominal()) {
      problems.add(
          new Problem(path + ".nominal", Rule.PART_LABEL_WRONG, "not as " + id + " has it"));
    }
    if (!definition.get().allows(part.mediaType())) {
      problems.add(
          new Problem(
              path + ".mediaType", Rule.PART_MEDIA_TYPE_WRONG, "not one that " + id + " carries"));
    }
    return problems;
  }

  private static List<String> names(Manifest manifest) {
    return manifest.parts().stream().map(Part::name).toList();
  }
}
