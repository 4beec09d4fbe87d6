// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.FollowsManifest;
import org.saola.message.schema.Attached;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;

/** A draft as it was read, and the type that says which record each of its parts is. */
record BoundDraft(Draft read, MessageType type) {
  /** The draft with its parts as those records. */
  Draft draft() throws InvalidDocument {
    if (read.forward() != null) {
      return passedOn();
    }
    if (read.parts().isEmpty()) {
      throw new InvalidDocument(
          new Problem("parts", Rule.PARTS_MISSING, "it has parts, or passes a message on"));
    }
    if (type.answers() && read.inReplyTo() == null) {
      throw new InvalidDocument(
          new Problem("inReplyTo", Rule.ANSWER_TO_NOTHING, type.id() + " answers a message"));
    }
    List<Problem> misplaced = read.fieldsOfType().problemsFor(type.id());
    if (!misplaced.isEmpty()) {
      throw new InvalidDocument(misplaced);
    }
    Map<String, Object> bound = parts();
    checkFollows(bound);
    return read.with(bound);
  }

  private Draft passedOn() throws InvalidDocument {
    if (!read.parts().isEmpty()) {
      throw new InvalidDocument(
          new Problem("parts", Rule.PART_NOT_OF_TYPE, "what is passed on has no parts of its own"));
    }
    return read;
  }

  private Map<String, Object> parts() throws InvalidDocument {
    Map<String, Object> bound = new LinkedHashMap<>();
    for (PartDefinition part : type.parts()) {
      Object content = read.parts().get(part.name());
      if (content != null) {
        bound.put(part.name(), bind(part, content));
      } else if (part.required()) {
        throw refused(part.name(), Rule.PART_REQUIRED, "the type requires this part");
      }
    }
    for (String name : read.parts().keySet()) {
      if (!bound.containsKey(name)) {
        throw refused(name, Rule.PART_NOT_OF_TYPE, "the type has no such part");
      }
    }
    return bound;
  }

  private void checkFollows(Map<String, Object> bound) throws InvalidDocument {
    for (Map.Entry<String, Object> part : bound.entrySet()) {
      if (part.getValue() instanceof FollowsManifest following) {
        List<Problem> problems = following.contradictions(read.fieldsOfType());
        if (!problems.isEmpty()) {
          String place = "parts." + part.getKey();
          throw new InvalidDocument(problems.stream().map(it -> it.within(place)).toList());
        }
      }
    }
  }

  private static Object bind(PartDefinition part, Object content) throws InvalidDocument {
    try {
      Object bound = StrictJson.read(StrictJson.write(content), part.record());
      if (bound instanceof Attached file && !part.allows(file.mediaType())) {
        throw new InvalidDocument(
            new Problem(
                "mediaType", Rule.PART_MEDIA_TYPE_WRONG, "is none of " + part.mediaTypes()));
      }
      return bound;
    } catch (InvalidDocument e) {
      String place = "parts." + part.name();
      throw new InvalidDocument(e.problems().stream().map(it -> it.within(place)).toList());
    }
  }

  private static InvalidDocument refused(String part, Rule rule, String message) {
    return new InvalidDocument(new Problem("parts." + part, rule, message));
  }
}
