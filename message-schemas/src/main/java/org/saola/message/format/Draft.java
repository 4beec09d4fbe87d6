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
import java.util.function.Consumer;
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
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.schema.Attached;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;

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

  /** The least that a draft says: all else is left to the agency's defaults. */
  public static Draft of(TypeId type, List<String> to, Map<String, Object> parts) {
    Fields fields = new Fields(type, parts);
    fields.to = to;
    return fields.draft();
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
    return new BoundDraft(draft, type).draft();
  }

  /** The fields of the manifest that follow from the type. */
  public FieldsOfType fieldsOfType() {
    return new FieldsOfType(target, answer, consent, confirmed);
  }

  /** Whether it is about a message, and goes on with an earlier one about the same. */
  public boolean continuesAnother() {
    return target != null && inReplyTo != null && !inReplyTo.equals(target.id());
  }

  /** The same to others. */
  public Draft sentTo(List<String> others) {
    return but(it -> it.to = others);
  }

  /** The same, to be sent as it was shown or not at all. */
  public Draft as(@Nullable Previewed shown) {
    return but(it -> it.previewed = shown);
  }

  /** The same, going on with an earlier message that could not name all whom it is for. */
  public Draft continuing(MessageId first) {
    return inThread(thread == null && target != null ? target.id() : thread, first);
  }

  /** The same in an exchange that has begun. */
  public Draft inThread(@Nullable MessageId exchange, @Nullable MessageId answered) {
    return but(
        it -> {
          it.thread = exchange;
          it.inReplyTo = answered;
        });
  }

  /** The same with other parts. */
  public Draft with(Map<String, Object> other) {
    return but(it -> it.parts = other);
  }

  /** The same with the fields of its type. */
  public Draft with(FieldsOfType fields) {
    return but(
        it -> {
          it.target = fields.target();
          it.answer = fields.answer();
          it.consent = fields.consent();
          it.confirmed = fields.confirmed();
        });
  }

  /** The same, in which an officer has looked at other places. */
  public Draft reviewing(List<String> places) {
    return but(it -> it.reviewed = places);
  }

  public Draft withTransferBasis(@Nullable TransferBasis basis) {
    return but(it -> it.transferBasis = basis);
  }

  public Draft withUrgency(@Nullable Urgency other) {
    return but(it -> it.urgency = other);
  }

  public Draft withRespondBy(@Nullable Instant time) {
    return but(it -> it.respondBy = time);
  }

  private Draft but(Consumer<Fields> change) {
    Fields fields = new Fields(this);
    change.accept(fields);
    return fields.draft();
  }

  /** What a draft says, while it is put together: the one place that lists all of it. */
  private static final class Fields {
    final TypeId type;
    List<String> to = List.of();
    @Nullable TransferBasis transferBasis;
    @Nullable Urgency urgency;
    @Nullable MessageId thread;
    @Nullable MessageId inReplyTo;
    @Nullable Instant respondBy;
    @Nullable Purpose purpose;
    @Nullable Marking marking;
    @Nullable EarlierMessage target;
    @Nullable Answer answer;
    @Nullable Consent consent;
    @Nullable Confirmed confirmed;
    @Nullable Forward forward;
    Map<String, Object> parts;
    List<String> reviewed = List.of();
    List<String> nominal = List.of();
    @Nullable Previewed previewed;

    Fields(TypeId type, Map<String, Object> parts) {
      this.type = type;
      this.parts = parts;
    }

    Fields(Draft draft) {
      this(draft.type, draft.parts);
      to = draft.to;
      transferBasis = draft.transferBasis;
      urgency = draft.urgency;
      thread = draft.thread;
      inReplyTo = draft.inReplyTo;
      respondBy = draft.respondBy;
      purpose = draft.purpose;
      marking = draft.marking;
      target = draft.target;
      answer = draft.answer;
      consent = draft.consent;
      confirmed = draft.confirmed;
      forward = draft.forward;
      reviewed = draft.reviewed;
      nominal = draft.nominal;
      previewed = draft.previewed;
    }

    Draft draft() {
      return new Draft(
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
          previewed);
    }
  }
}
