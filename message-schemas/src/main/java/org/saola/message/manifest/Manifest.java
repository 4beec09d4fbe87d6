// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/**
 * What the sender signs: who, to whom, what type, which markings, and the digests of the parts. No
 * free text and no file names: it travels in clear to the hub.
 *
 * @param version version of the manifest format, 1
 * @param suite suite of the sender's signature
 * @param directory digest of the directory version that the message was sealed against
 * @param thread id of the message that began the exchange; absent in that message itself
 * @param inReplyTo id of the message that this one answers, within a thread
 * @param expires after {@code created}, by at most 90 days
 * @param respondBy when an answer is due, for types that ask for one
 * @param legalBasis code of the legal basis, such as {@code EU-2016-680-ART8}
 * @param origin digest of the manifest that this message forwards
 * @param consentGiven the originator's {@code forward-consent/1} that lets it be forwarded
 * @param target the message that is recalled, corrected, erased, confirmed or to be forwarded
 * @param answer what becomes of a case request
 * @param consent what the originator lets be passed on
 * @param confirmed what was done with the target
 * @param receipts lines of a {@code receipt/1}; empty for every other type
 */
@AlsoHolds(
    """
    {
      "allOf": [
        {
          "if": {"properties": {"type": {"const": "receipt/1"}}},
          "then": {
            "properties": {"parts": {"maxItems": 0}, "receipts": {"minItems": 1}, "to": {"maxItems": 1}}
          },
          "else": {"properties": {"parts": {"minItems": 1}, "receipts": {"maxItems": 0}}}
        },
        {
          "if": {"properties": {"type": {"enum": ["recall/1", "correction/1", "erasure/1",
            "confirmation/1", "forward-request/1", "forward-consent/1"]}}},
          "then": {"required": ["target"]},
          "else": {"properties": {"target": false}}
        },
        {
          "if": {"properties": {"type": {"const": "case-reply/1"}}},
          "then": {"required": ["answer"]},
          "else": {"properties": {"answer": false}}
        },
        {
          "if": {"properties": {"type": {"const": "forward-consent/1"}}},
          "then": {"required": ["consent"]},
          "else": {"properties": {"consent": false}}
        },
        {
          "if": {"properties": {"type": {"const": "confirmation/1"}}},
          "then": {"required": ["confirmed"]},
          "else": {"properties": {"confirmed": false}}
        }
      ],
      "dependentRequired": {"consentGiven": ["origin"]}
    }
    """)
@Meaning(
    "What the sender signs, in clear: who, to whom, what type, which markings, and the digests of the parts. It holds no free text.")
public record Manifest(
    @Meaning("Version of the manifest format.") @Min(1) @Max(1) int version,
    @Meaning("Suite of the sender's signature.") @Min(1) @Max(99) int suite,
    @Meaning("The federation that it is sent in.") @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}")
        String federation,
    @Meaning("SHA-256 of the directory version that it was sealed against.") @NotNull
        Digest directory,
    @Meaning(value = "Id of the message.", source = "RFC 9562, UUID version 7") @NotNull
        MessageId id,
    @Meaning("The agency that signs it.") @NotNull AgencyId from,
    @Meaning("Everyone for whom it is intended.") @NotEmpty @Size(max = 500)
        List<@NotNull @Valid Recipient> to,
    @Meaning("Message type and version.") @NotNull TypeId type,
    @Meaning("Id of the message that began the exchange; absent in that message itself.")
        @Nullable MessageId thread,
    @Meaning("Id of the message that this one answers.") @Nullable MessageId inReplyTo,
    @Meaning(value = "When it was made, in UTC.", source = "RFC 3339") @NotNull Instant created,
    @Meaning("When it expires: at most 90 days later.") @NotNull Instant expires,
    @Meaning("How fast it must travel.") @NotNull Urgency urgency,
    @Meaning("When an answer is due.") @Nullable Instant respondBy,
    @Meaning("Why the data may be processed.") @NotNull Purpose purpose,
    @Meaning("Code of the legal basis, such as EU-2016-680-ART8.")
        @NotNull
        @Pattern(regexp = "[A-Z0-9][A-Z0-9.-]{1,63}")
        String legalBasis,
    @Meaning(
            value = "Basis of a transfer to a third country.",
            source = "Directive (EU) 2016/680, Art. 36 to 39")
        @Nullable TransferBasis transferBasis,
    @Meaning("What the originator asks of every holder.") @NotNull @Valid Marking marking,
    @Meaning("SHA-256 of the manifest of the message that this one forwards.")
        @Nullable Digest origin,
    @Meaning("The originator's consent, where this message forwards one that asks for it.")
        @Nullable
        @Valid
        EarlierMessage consentGiven,
    @Meaning("The earlier message that it is about, for types that are about one.") @Nullable @Valid
        EarlierMessage target,
    @Meaning("What becomes of the request; for case-reply/1.") @Nullable @Valid Answer answer,
    @Meaning("What may be passed on; for forward-consent/1.") @Nullable @Valid Consent consent,
    @Meaning("What was done with the target; for confirmation/1.") @Nullable Confirmed confirmed,
    @Meaning("The parts, in the order in which they travel.") @NotNull @Size(max = 32)
        List<@NotNull @Valid Part> parts,
    @Meaning("Lines of a receipt; empty for every other type.") @NotNull @Size(max = 1000)
        List<@NotNull @Valid ReceiptItem> receipts)
    implements Coherent {
  public Manifest {
    to = List.copyOf(to);
    parts = List.copyOf(parts);
    receipts = List.copyOf(receipts);
  }

  /** A manifest of a type without fields of its own, that forwards nothing on a consent. */
  public Manifest(
      int version,
      int suite,
      String federation,
      Digest directory,
      MessageId id,
      AgencyId from,
      List<Recipient> to,
      TypeId type,
      @Nullable MessageId thread,
      @Nullable MessageId inReplyTo,
      Instant created,
      Instant expires,
      Urgency urgency,
      @Nullable Instant respondBy,
      Purpose purpose,
      String legalBasis,
      @Nullable TransferBasis transferBasis,
      Marking marking,
      @Nullable Digest origin,
      List<Part> parts,
      List<ReceiptItem> receipts) {
    this(
        version,
        suite,
        federation,
        directory,
        id,
        from,
        to,
        type,
        thread,
        inReplyTo,
        created,
        expires,
        urgency,
        respondBy,
        purpose,
        legalBasis,
        transferBasis,
        marking,
        origin,
        null,
        null,
        null,
        null,
        null,
        parts,
        receipts);
  }

  /** The fields that follow from its type. */
  public FieldsOfType fieldsOfType() {
    return new FieldsOfType(target, answer, consent, confirmed);
  }

  @Override
  public List<Problem> incoherences() {
    return ManifestRules.problemsOf(this);
  }
}
