// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Recipient;

/**
 * What somebody was shown before a draft was handed over: who gets which of its parts.
 *
 * @param rules digest of the hub's rules that said so; two where they changed while it was asked
 * @param directories digest of the version in which its groups were looked up; two likewise
 * @param parts that it had, whoever gets them
 * @param recipients everybody whom it was meant for
 */
public record Previewed(
    @OrEmpty @Size(max = 100) List<@NotNull Digest> rules,
    @NotEmpty @Size(max = 100) List<@NotNull Digest> directories,
    @OrEmpty @Size(max = 33) List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String> parts,
    @NotEmpty @Size(max = 10_000) List<@NotNull @Valid Gets> recipients) {
  public Previewed {
    rules = List.copyOf(rules);
    directories = List.copyOf(directories);
    parts = List.copyOf(parts);
    recipients = List.copyOf(recipients);
  }

  /**
   * One of them.
   *
   * @param parts that it gets; none where the rules keep all from it
   */
  public record Gets(
      @NotNull @Valid Recipient recipient,
      @OrEmpty @Size(max = 33) List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String> parts) {
    public Gets {
      parts = List.copyOf(parts);
    }
  }

  /** To whom it was shown that it goes, with the group that named each. */
  public List<Recipient> to() {
    return recipients.stream().map(Gets::recipient).toList();
  }

  /** What somebody was shown to get; empty for whom it was not shown at all. */
  public Optional<List<String>> partsFor(Recipient recipient) {
    return recipients.stream()
        .filter(gets -> gets.recipient().equals(recipient))
        .map(Gets::parts)
        .findFirst();
  }
}
