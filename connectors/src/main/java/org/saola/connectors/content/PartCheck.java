// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.content.ContentRefused.Code;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.FollowsManifest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.nominal.Finding;
import org.saola.message.nominal.ListedPersons;
import org.saola.message.nominal.NominalFinder;
import org.saola.message.request.CaseRequest;
import org.saola.message.request.TimeLimit;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/** Checks parts against their message type: the same for the one who seals and who opens. */
public final class PartCheck {
  /** Documents are read into memory; only files may be of any size. */
  public static final long MOST_DOCUMENT = 16L << 20;

  private PartCheck() {}

  public static MessageType type(TypeId id) throws ContentRefused {
    return MessageTypes.find(id)
        .orElseThrow(() -> new ContentRefused(Code.UNKNOWN_TYPE, "there is no message type " + id));
  }

  public static PartDefinition definition(MessageType type, String part) throws ContentRefused {
    return definition(type, type.parts(), part);
  }

  /** As {@link #definition(MessageType, String)}; a forwarded message has one part more. */
  public static PartDefinition definition(MessageType type, Manifest manifest, String part)
      throws ContentRefused {
    return definition(type, type.partsOf(manifest), part);
  }

  private static PartDefinition definition(
      MessageType type, List<PartDefinition> among, String part) throws ContentRefused {
    return among.stream()
        .filter(definition -> definition.name().equals(part))
        .findFirst()
        .orElseThrow(
            () ->
                new ContentRefused(
                    Code.UNKNOWN_PART, "%s has no part %s".formatted(type.id(), part)));
  }

  /** Refuses when a part that the type requires is not among those named. */
  public static void requireComplete(MessageType type, Collection<String> parts)
      throws ContentRefused {
    Optional<String> missing =
        type.parts().stream()
            .filter(PartDefinition::required)
            .map(PartDefinition::name)
            .filter(part -> !parts.contains(part))
            .findFirst();
    if (missing.isPresent()) {
      throw new ContentRefused(
          Code.MISSING_PART, "%s needs a part %s".formatted(type.id(), missing.get()));
    }
  }

  /** Refuses where a part contradicts what the manifest says beside it, such as an outcome. */
  public static void requireAgreement(Map<String, Object> parts, FieldsOfType fields)
      throws ContentRefused {
    for (Map.Entry<String, Object> part : parts.entrySet()) {
      if (part.getValue() instanceof FollowsManifest following) {
        List<Problem> problems = following.contradictions(fields);
        if (!problems.isEmpty()) {
          throw new ContentRefused(
              Code.INVALID_PART,
              "part %s: %s".formatted(part.getKey(), new InvalidDocument(problems).getMessage()));
        }
      }
    }
  }

  /** Refuses a request whose manifest has the hub count by another time limit than it names. */
  public static void requireTimeLimit(
      Map<String, Object> parts, Urgency urgency, Instant created, @Nullable Instant respondBy)
      throws ContentRefused {
    if (parts.get("request") instanceof CaseRequest request) {
      TimeLimit asked = TimeLimit.asked(urgency, created, respondBy);
      if (asked != request.timeLimit()) {
        throw new ContentRefused(
            Code.INVALID_PART,
            "part request: its time limit is %s, by urgency and respondBy it would be %s"
                .formatted(request.timeLimit(), asked));
      }
    }
  }

  /** A label is not the sender's choice: the type says which parts hold personal data. */
  public static void requireLabel(PartDefinition definition, boolean nominal)
      throws ContentRefused {
    if (definition.nominal() != nominal) {
      throw new ContentRefused(
          Code.WRONG_LABEL,
          "part %s must be labelled nominal: %s"
              .formatted(definition.name(), definition.nominal()));
    }
  }

  /** A media type is not the sender's choice alone: the type says which a part may have. */
  public static void requireMediaType(PartDefinition definition, String mediaType)
      throws ContentRefused {
    if (!definition.allows(mediaType)) {
      throw new ContentRefused(
          Code.WRONG_MEDIA_TYPE,
          "part %s may be %s, and is said to be %s"
              .formatted(definition.name(), definition.mediaTypes(), mediaType));
    }
  }

  /**
   * Reads a part's content: a document strictly, a file not at all.
   *
   * @return the record that the definition names, or a {@link FileContent}
   */
  public static Object read(PartDefinition definition, String mediaType, Path content)
      throws ContentRefused, IOException {
    requireMediaType(definition, mediaType);
    long size = Files.size(content);
    if (definition.isFile()) {
      return new FileContent(mediaType, content, size);
    }
    if (size > MOST_DOCUMENT) {
      throw new ContentRefused(
          Code.INVALID_PART,
          "part %s has %d bytes, and a document %d at most"
              .formatted(definition.name(), size, MOST_DOCUMENT));
    }
    return document(definition, Files.readAllBytes(content));
  }

  /** Reads a document strictly. */
  public static Object read(PartDefinition definition, byte[] json) throws ContentRefused {
    requireMediaType(definition, PartDefinition.JSON);
    return document(definition, json);
  }

  private static Object document(PartDefinition definition, byte[] json) throws ContentRefused {
    try {
      return StrictJson.read(json, definition.record());
    } catch (InvalidDocument e) {
      throw new ContentRefused(
          Code.INVALID_PART, "part %s: %s".formatted(definition.name(), e.getMessage()));
    }
  }

  /**
   * What of all that was found keeps a message back: an officer may have looked at what seems to be
   * personal data and is none.
   *
   * @param reviewed the places that an officer has looked at
   */
  public static List<Finding> unreviewed(List<Finding> all, Collection<String> reviewed) {
    // So many that not all of them are told: nobody can have looked at the rest.
    boolean tooMany = all.stream().filter(Finding::isReviewable).count() >= NominalFinder.MOST;
    return all.stream()
        .filter(
            finding -> tooMany || !finding.isReviewable() || !reviewed.contains(finding.place()))
        .toList();
  }

  /**
   * Looks for personal data in the parts that hold none by their label. A file is not searched.
   *
   * @param contents what was read of each part; nominal parts say whose names to look for
   */
  public static List<Finding> findings(Map<PartDefinition, Object> contents) {
    ListedPersons listed =
        ListedPersons.in(
            contents.entrySet().stream()
                .filter(part -> part.getKey().nominal())
                .map(Map.Entry::getValue)
                .toList());
    return contents.entrySet().stream()
        .filter(part -> !part.getKey().nominal() && !part.getKey().isFile())
        .flatMap(
            part ->
                NominalFinder.in(part.getValue(), listed).stream()
                    .map(finding -> finding.within(part.getKey().name())))
        .toList();
  }
}
