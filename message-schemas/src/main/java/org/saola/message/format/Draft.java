// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.FollowsManifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.schema.Attached;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/**
 * A message as an agency's own system hands it over, in JSON. What it leaves out, the connector's
 * defaults for the type say.
 *
 * @param to agencies such as {@code EUROPOL} and groups such as {@code @eu-customs}
 * @param target the earlier message that a recall, or another type that is about one, is about
 * @param forward a message that is passed on as it came, in place of parts
 * @param parts by name, each the record that the type binds it to; a file is named by an {@link
 *     Attached}, and lies beside the draft
 * @param reviewed what looks like personal data in a part that holds none, and was looked at by an
 *     officer and is none: {@code report.lines[0].additionalInformation: PHONE}
 * @param nominal which of {@code to} are meant to have the nominal parts; the rules may still
 *     withhold
 * @param previewed who somebody was shown would get which part, with the group that named each:
 *     should anybody get something else when it is made, no message is made
 */
public record Draft(
    @NotNull TypeId type,
    @OrEmpty @Size(max = 500) @UniqueElements
        List<@NotNull @Pattern(regexp = "@[a-z0-9-]{1,32}|[A-Z][A-Z0-9-]{0,31}") String> to,
    @Nullable TransferBasis transferBasis,
    @Nullable Urgency urgency,
    @Nullable MessageId thread,
    @Nullable MessageId inReplyTo,
    @Nullable Instant respondBy,
    @Nullable Purpose purpose,
    @Nullable @Valid Marking marking,
    @Nullable @Valid EarlierMessage target,
    @Nullable @Valid Answer answer,
    @Nullable @Valid Consent consent,
    @Nullable Confirmed confirmed,
    @Nullable @Valid Forward forward,
    @OrEmpty Map<String, Object> parts,
    @OrEmpty @Size(max = 100)
        List<@NotNull @Pattern(regexp = "[^:\\s]{1,200}: [A-Z_]{1,20}") String> reviewed,
    @OrEmpty @Size(max = 500) @UniqueElements
        List<@NotNull @Pattern(regexp = "@[a-z0-9-]{1,32}|[A-Z][A-Z0-9-]{0,31}") String> nominal,
    @Nullable @Valid Previewed previewed) {
  /**
   * A message of the inbox that is passed on as it came: the draft then has no parts of its own.
   *
   * @param message its id
   * @param consent the id of the originator's {@code forward-consent/1}, where one is needed
   * @param parts those that are passed on; all that came, where none is named
   */
  public record Forward(
      @NotNull MessageId message,
      @Nullable MessageId consent,
      @OrEmpty @Size(max = 32) @UniqueElements
          List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String> parts) {
    public Forward {
      parts = List.copyOf(parts);
    }
  }

  public Draft {
    to = List.copyOf(to);
    reviewed = List.copyOf(reviewed);
    nominal = List.copyOf(nominal);
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** A draft that nobody has looked at: its groups are whoever is in them when it is made. */
  public Draft(
      TypeId type,
      List<String> to,
      @Nullable TransferBasis transferBasis,
      @Nullable Urgency urgency,
      @Nullable MessageId thread,
      @Nullable MessageId inReplyTo,
      @Nullable Instant respondBy,
      @Nullable Purpose purpose,
      @Nullable Marking marking,
      @Nullable EarlierMessage target,
      @Nullable Answer answer,
      @Nullable Consent consent,
      @Nullable Confirmed confirmed,
      @Nullable Forward forward,
      Map<String, Object> parts,
      List<String> reviewed,
      List<String> nominal) {
    this(
        type,
        to,
        transferBasis,
        urgency,
        thread,
        inReplyTo,
        respondBy,
        purpose,
        marking,
        target,
        answer,
        consent,
        confirmed,
        forward,
        parts,
        reviewed,
        nominal,
        null);
  }

  /** A draft that leaves it to the agency's defaults who is meant to have its nominal parts. */
  public Draft(
      TypeId type,
      List<String> to,
      @Nullable TransferBasis transferBasis,
      @Nullable Urgency urgency,
      @Nullable MessageId thread,
      @Nullable MessageId inReplyTo,
      @Nullable Instant respondBy,
      @Nullable Purpose purpose,
      @Nullable Marking marking,
      @Nullable EarlierMessage target,
      @Nullable Answer answer,
      @Nullable Consent consent,
      @Nullable Confirmed confirmed,
      @Nullable Forward forward,
      Map<String, Object> parts,
      List<String> reviewed) {
    this(
        type,
        to,
        transferBasis,
        urgency,
        thread,
        inReplyTo,
        respondBy,
        purpose,
        marking,
        target,
        answer,
        consent,
        confirmed,
        forward,
        parts,
        reviewed,
        List.of());
  }

  /** A draft in which nothing was reviewed, of a type without fields of its own. */
  public Draft(
      TypeId type,
      List<String> to,
      @Nullable TransferBasis transferBasis,
      @Nullable Urgency urgency,
      @Nullable MessageId thread,
      @Nullable MessageId inReplyTo,
      @Nullable Instant respondBy,
      @Nullable Purpose purpose,
      @Nullable Marking marking,
      Map<String, Object> parts) {
    this(
        type,
        to,
        transferBasis,
        urgency,
        thread,
        inReplyTo,
        respondBy,
        purpose,
        marking,
        null,
        null,
        null,
        null,
        null,
        parts,
        List.of());
  }

  /** Reads a draft and each of its parts as the record that its type says. */
  public static Draft read(byte[] json) throws InvalidDocument {
    return read(json, MessageTypes.all());
  }

  /** As {@link #read(byte[])}, among types other than those that are registered. */
  public static Draft read(byte[] json, List<MessageType> types) throws InvalidDocument {
    Draft draft = StrictJson.read(json, Draft.class);
    MessageType type =
        types.stream()
            .filter(it -> it.id().equals(draft.type))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidDocument(
                        new Problem("type", Rule.UNKNOWN_TYPE, "is not registered")));
    return draft.bound(type);
  }

  /** The fields of the manifest that follow from the type. */
  public FieldsOfType fieldsOfType() {
    return new FieldsOfType(target, answer, consent, confirmed);
  }

  /** The same to others. */
  public Draft sentTo(List<String> others) {
    return changed(others, parts, previewed);
  }

  /** The same, to be sent as it was shown or not at all. */
  public Draft as(@Nullable Previewed shown) {
    return changed(to, parts, shown);
  }

  /** Whether it is about a message, and goes on with an earlier one about the same. */
  public boolean continuesAnother() {
    return target != null && inReplyTo != null && !inReplyTo.equals(target.id());
  }

  /** The same, going on with an earlier message that could not name all whom it is for. */
  public Draft continuing(MessageId first) {
    return new Draft(
        type,
        to,
        transferBasis,
        urgency,
        thread == null && target != null ? target.id() : thread,
        first,
        respondBy,
        purpose,
        marking,
        target,
        answer,
        consent,
        confirmed,
        forward,
        parts,
        reviewed,
        nominal,
        previewed);
  }

  /** The same with other parts. */
  public Draft with(Map<String, Object> other) {
    return changed(to, other, previewed);
  }

  /** The same, in which an officer has looked at other places. */
  public Draft reviewing(List<String> places) {
    return changed(to, parts, previewed, places);
  }

  private Draft changed(
      List<String> recipients, Map<String, Object> content, @Nullable Previewed shown) {
    return changed(recipients, content, shown, reviewed);
  }

  private Draft changed(
      List<String> recipients,
      Map<String, Object> content,
      @Nullable Previewed shown,
      List<String> places) {
    return new Draft(
        type,
        recipients,
        transferBasis,
        urgency,
        thread,
        inReplyTo,
        respondBy,
        purpose,
        marking,
        target,
        answer,
        consent,
        confirmed,
        forward,
        content,
        places,
        nominal,
        shown);
  }

  private Draft bound(MessageType type) throws InvalidDocument {
    if (forward != null) {
      return passedOn();
    }
    if (parts.isEmpty()) {
      throw new InvalidDocument(
          new Problem("parts", Rule.PARTS_MISSING, "it has parts, or passes a message on"));
    }
    if (type.answers() && inReplyTo == null) {
      throw new InvalidDocument(
          new Problem("inReplyTo", Rule.ANSWER_TO_NOTHING, type.id() + " answers a message"));
    }
    List<Problem> misplaced = fieldsOfType().problemsFor(type.id());
    if (!misplaced.isEmpty()) {
      throw new InvalidDocument(misplaced);
    }
    Map<String, Object> bound = new LinkedHashMap<>();
    for (PartDefinition part : type.parts()) {
      Object content = parts.get(part.name());
      if (content != null) {
        bound.put(part.name(), bind(part, content));
      } else if (part.required()) {
        throw refused(part.name(), Rule.PART_REQUIRED, "the type requires this part");
      }
    }
    for (String name : parts.keySet()) {
      if (!bound.containsKey(name)) {
        throw refused(name, Rule.PART_NOT_OF_TYPE, "the type has no such part");
      }
    }
    checkFollows(bound);
    return with(bound);
  }

  private Draft passedOn() throws InvalidDocument {
    if (!parts.isEmpty()) {
      throw new InvalidDocument(
          new Problem("parts", Rule.PART_NOT_OF_TYPE, "what is passed on has no parts of its own"));
    }
    return this;
  }

  private void checkFollows(Map<String, Object> bound) throws InvalidDocument {
    for (Map.Entry<String, Object> part : bound.entrySet()) {
      if (part.getValue() instanceof FollowsManifest following) {
        List<Problem> problems = following.contradictions(fieldsOfType());
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
