// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.Urgency;

/**
 * What an agency says once about a message type, for files that cannot say it.
 *
 * @param to agencies, or groups such as {@code @eu-customs}
 * @param nominal which of those are meant to have the nominal parts; the rules may still withhold
 * @param transferBasis basis of a transfer to a third country, where there is one
 * @param expires how long a message stays valid, at most 90 days
 */
public record MessageDefaults(
    @NotEmpty List<@Pattern(regexp = ADDRESS) String> to,
    @NotNull List<@Pattern(regexp = ADDRESS) String> nominal,
    @NotNull @Valid Marking marking,
    @NotNull Purpose purpose,
    @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9.-]{1,63}") String legalBasis,
    @Nullable TransferBasis transferBasis,
    @NotNull Duration expires,
    @NotNull Urgency urgency)
    implements Coherent {
  static final String ADDRESS = "[A-Z][A-Z0-9-]{0,31}|@[a-z0-9-]{1,32}";

  public MessageDefaults {
    to = List.copyOf(to);
    nominal = List.copyOf(nominal);
  }

  /** Somebody who is meant to have nominal parts is meant to have the message. */
  @Override
  public List<Problem> incoherences() {
    boolean groups = to.stream().anyMatch(name -> name.startsWith("@"));
    return nominal.stream()
        .filter(name -> !to.contains(name) && !(groups && !name.startsWith("@")))
        .map(name -> new Problem("nominal", Rule.UNKNOWN_VALUE, name + " is not in to"))
        .toList();
  }
}
