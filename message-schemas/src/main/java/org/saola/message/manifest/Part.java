// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.saola.message.schema.Meaning;

/**
 * A part as the manifest describes it.
 *
 * @param size bytes of the content before sealing
 * @param nominal whether the part holds personal data
 * @param to whom the sender intends it for, each also named in the manifest's own {@code to}
 * @param sealed SHA-256 of the sealed bytes
 * @param content SHA-256(salt || SHA-256(context) || content), as {@code pki.seal} defines it
 * @param claimCheck whether the sealed bytes travel apart from the message
 */
@Meaning("A part, as the manifest describes it.")
public record Part(
    @Meaning("Its name within the message.") @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}")
        String name,
    @Meaning(value = "Its media type.", source = "RFC 6838")
        @NotNull
        @Pattern(regexp = "[a-z]+/[a-z0-9.+-]{1,64}")
        String mediaType,
    @Meaning("Bytes of the content before sealing.") @PositiveOrZero @Max(MAX_SIZE) long size,
    @Meaning("Whether it holds personal data.") boolean nominal,
    @Meaning("For whom it is intended.") @NotEmpty @Size(max = 500) @UniqueElements
        List<@NotNull AgencyId> to,
    @Meaning("SHA-256 of the sealed bytes.") @NotNull Digest sealed,
    @Meaning("SHA-256 over salt, context and content: binds the content to its author and place.")
        @NotNull
        Digest content,
    @Meaning("Whether the sealed bytes travel apart from the message.") boolean claimCheck) {
  // RFC 8259 6: the largest integer on which all JSON readers agree.
  private static final long MAX_SIZE = (1L << 53) - 1;

  public Part {
    to = List.copyOf(to);
  }
}
