// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.saola.message.manifest.AgencyId;

/** What the hub tells an originator: who has its message, from itself or through others. */
public record Holders(@NotNull @Size(max = 10_000) List<@NotNull AgencyId> agencies) {
  public Holders {
    agencies = List.copyOf(agencies);
  }
}
