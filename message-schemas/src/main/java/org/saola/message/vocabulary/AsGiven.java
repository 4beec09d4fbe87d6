// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/**
 * A text as it was given, with our own kind beside it where the text shows one. There is no public
 * code list for these.
 */
@Meaning("A text as it was given, and our own kind beside it where the text shows one.")
public record AsGiven<K extends Enum<K> & Kind>(
    @Meaning("The text as it was given; it is never changed.") @NotNull @Size(min = 1, max = 500)
        String asGiven,
    @Meaning("What we understand by it; absent where the text does not show it.")
        @Nullable K kind) {

  /** Picks the first kind, in the order of its declaration, whose words the text holds. */
  public static <K extends Enum<K> & Kind> AsGiven<K> of(String text, Class<K> kinds) {
    return new AsGiven<>(
        text,
        Arrays.stream(kinds.getEnumConstants())
            .filter(kind -> kind.words().matcher(text).find())
            .findFirst()
            .orElse(null));
  }
}
