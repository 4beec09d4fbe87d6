// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** One line of a {@code receipt/1}: what the signer did with a message, named by id and digest. */
@AlsoHolds(
    """
    {
      "if": {"properties": {"outcome": {"const": "REJECTED"}}},
      "then": {"required": ["code"]},
      "else": {"not": {"required": ["code"]}}
    }
    """)
@Meaning("What became of one message at its recipient.")
public record ReceiptItem(
    @Meaning("Id of the message.") @NotNull MessageId id,
    @Meaning("SHA-256 of its manifest.") @NotNull Digest manifest,
    @Meaning("What became of it.") @NotNull HandOver outcome,
    @Meaning("Why it was not handed over; for REJECTED, and only then.")
        @Nullable
        @Pattern(regexp = "[A-Z][A-Z_]{1,40}")
        String code,
    @Meaning("When.") @NotNull Instant at)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return (outcome == HandOver.REJECTED) == (code != null)
        ? List.of()
        : List.of(
            new Problem("code", Rule.RECEIPT_CODE_INCOHERENT, "given for REJECTED, and only then"));
  }
}
