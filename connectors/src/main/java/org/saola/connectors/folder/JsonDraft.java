// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.format.Draft;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.TypeId;
import org.saola.message.schema.Attached;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/** Reads a JSON document as a draft, or as the one part that its type requires. */
public final class JsonDraft {
  /** Rules that ask nothing of a type: broken as this, it is broken as every other. */
  private static final Set<Rule> UNREADABLE =
      EnumSet.of(Rule.MALFORMED, Rule.DUPLICATE_FIELD, Rule.LIMIT_EXCEEDED, Rule.INVALID_TEXT);

  private JsonDraft() {}

  /** All else is left to the agency's defaults. */
  static Draft of(TypeId type, Map<String, Object> parts) {
    return Draft.of(type, List.of(), parts);
  }

  /**
   * @throws FileRefused with what is wrong with it as each of these
   */
  public static Draft read(byte[] json) throws FileRefused {
    try {
      return Draft.read(json);
    } catch (InvalidDocument e) {
      if (e.problems().stream().anyMatch(problem -> UNREADABLE.contains(problem.rule()))) {
        throw new FileRefused(String.valueOf(e.getMessage()), List.of());
      }
      String asDraft = "as a draft: " + e.getMessage();
      if (hasParts(json)) {
        throw new FileRefused(asDraft, List.of());
      }
      return readBare(json, asDraft);
    }
  }

  /** Names of the files that a draft has beside it; none where it is no valid draft. */
  static List<String> attachedTo(Path file) throws IOException {
    if (!NativeFile.isJson(file)) {
      return List.of();
    }
    try {
      return Draft.read(Files.readAllBytes(file)).parts().values().stream()
          .filter(Attached.class::isInstance)
          .map(part -> ((Attached) part).file())
          .filter(Attachments::isPlain)
          .distinct()
          .toList();
    } catch (InvalidDocument e) {
      // The connector will refuse it, with the reason.
      return List.of();
    }
  }

  private static boolean hasParts(byte[] json) {
    try {
      Map<?, ?> fields = StrictJson.read(json, Map.class);
      return fields.containsKey("parts") || fields.containsKey("forward");
    } catch (InvalidDocument e) {
      return false;
    }
  }

  private static Draft readBare(byte[] json, String asDraft) throws FileRefused {
    List<Draft> fitting = new ArrayList<>();
    List<String> problems = new ArrayList<>(List.of(asDraft));
    for (MessageType type : MessageTypes.all()) {
      try {
        bare(type, json).ifPresent(fitting::add);
      } catch (InvalidDocument e) {
        problems.add("as a %s: %s".formatted(type.id(), e.getMessage()));
      }
    }
    if (fitting.size() > 1) {
      // A recall that was meant as a correction would be worse than none.
      throw new FileRefused(
          "it may be any of %s: say which in a draft"
              .formatted(fitting.stream().map(Draft::type).toList()),
          List.of());
    }
    if (fitting.isEmpty()) {
      throw new FileRefused(String.join("; ", problems), List.of());
    }
    return fitting.getFirst();
  }

  /** A part alone cannot say which message it answers or is about, nor bring a file. */
  private static Optional<Draft> bare(MessageType type, byte[] json) throws InvalidDocument {
    List<PartDefinition> required = type.parts().stream().filter(PartDefinition::required).toList();
    if (required.size() != 1
        || type.answers()
        || required.getFirst().isFile()
        || !FieldsOfType.of(type.id()).isEmpty()) {
      return Optional.empty();
    }
    PartDefinition only = required.getFirst();
    Object content = StrictJson.read(json, only.record());
    return Optional.of(of(type.id(), Map.of(only.name(), content)));
  }
}
