// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A part that is a file, carried byte for byte. A draft names it so; the message holds its bytes.
 */
@Meaning("A file that is carried as it is, byte for byte.")
public record Attached(
    @NotNull
        @Size(min = 1, max = 200)
        @Pattern(regexp = "[^/\\\\\\x00-\\x1f]+")
        @Meaning("Its name, beside the draft that names it; the name itself does not travel.")
        String file,
    @NotNull
        @Pattern(regexp = "[a-z]+/[a-z0-9][a-z0-9.+-]{0,60}")
        @Meaning(value = "Its media type.", source = "RFC 6838")
        String mediaType) {
  private static final String ALL_OF_A_KIND = "/*";

  /** Whether its media type is one of these, such as {@code image/*}. */
  public boolean isOneOf(List<String> types) {
    return isOneOf(mediaType, types);
  }

  /** As {@link #isOneOf(List)}, for the media type that a manifest names. */
  public static boolean isOneOf(String mediaType, List<String> types) {
    return types.stream()
        .anyMatch(
            type ->
                type.endsWith(ALL_OF_A_KIND)
                    ? mediaType.startsWith(type.substring(0, type.length() - 1))
                    : mediaType.equals(type));
  }
}
