// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.forward;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.schema.Meaning;

/**
 * Part {@code provenance} of every forwarded message: all that its recipient needs to see for
 * itself that the other parts are the originator's, and that they were passed on as it allows. The
 * certificates are in the directory versions that the manifests name.
 */
@Meaning("Where the parts come from, so that the recipient can check it itself.")
public record Provenance(
    @NotEmpty
        @Size(max = 8)
        @Meaning("The messages by which they came, the first originator's first.")
        List<@NotNull @Valid Link> links) {
  public Provenance {
    links = List.copyOf(links);
  }

  /** The first originator's message. */
  public Link first() {
    return links.getFirst();
  }

  /** The message that is passed on. */
  public Link last() {
    return links.getLast();
  }

  /** One message by which they came. */
  @Meaning("One message by which the parts came.")
  public record Link(
      @NotNull @Size(min = 1, max = 65536) @Meaning("Its signed manifest, as its sender signed it.")
          byte[] manifest,
      @NotEmpty @Size(max = 32) @Meaning("The salt of each part that is passed on.")
          List<@NotNull @Valid Salt> salts,
      @Nullable @Valid @Meaning("The consent on which it was passed on, where one was needed.")
          Shown consent) {
    public Link {
      salts = List.copyOf(salts);
    }

    public Optional<byte[]> salt(String part) {
      return salts.stream().filter(it -> it.part().equals(part)).map(Salt::salt).findFirst();
    }
  }

  /** A message of which the signed manifest alone is shown. */
  @Meaning("A message of which the signed manifest alone is shown.")
  public record Shown(
      @NotNull @Size(min = 1, max = 65536) @Meaning("Its signed manifest, as its sender signed it.")
          byte[] manifest) {}

  /** What a part's content was digested with. */
  @Meaning("What a part's content was digested with.")
  public record Salt(
      @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") @Meaning("The part.") String part,
      @NotNull @Size(min = 32, max = 32) @Meaning("Its salt.") byte[] salt) {}
}
