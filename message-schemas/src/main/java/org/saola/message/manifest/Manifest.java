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
 * @param receipts lines of a {@code receipt/1}; empty for every other type
 */
public record Manifest(
    @Min(1) @Max(1) int version,
    @Min(1) @Max(99) int suite,
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String federation,
    @NotNull Digest directory,
    @NotNull MessageId id,
    @NotNull AgencyId from,
    @NotEmpty @Size(max = 500) List<@NotNull @Valid Recipient> to,
    @NotNull TypeId type,
    @Nullable MessageId thread,
    @Nullable MessageId inReplyTo,
    @NotNull Instant created,
    @NotNull Instant expires,
    @NotNull Urgency urgency,
    @Nullable Instant respondBy,
    @NotNull Purpose purpose,
    @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9.-]{1,63}") String legalBasis,
    @Nullable TransferBasis transferBasis,
    @NotNull @Valid Marking marking,
    @Nullable Digest origin,
    @NotNull @Size(max = 32) List<@NotNull @Valid Part> parts,
    @NotNull @Size(max = 1000) List<@NotNull @Valid ReceiptItem> receipts)
    implements Coherent {
  public Manifest {
    to = List.copyOf(to);
    parts = List.copyOf(parts);
    receipts = List.copyOf(receipts);
  }

  @Override
  public List<Problem> incoherences() {
    return ManifestRules.problemsOf(this);
  }
}
