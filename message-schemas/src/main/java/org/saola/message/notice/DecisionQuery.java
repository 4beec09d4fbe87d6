// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;

/** A connector's question before it seals: who may have which part? The sender is the TLS peer. */
public record DecisionQuery(
    @NotNull TypeId type,
    @NotEmpty @Size(max = 500) List<@NotNull @Valid Recipient> to,
    @NotNull Purpose purpose,
    @Nullable TransferBasis transferBasis,
    @NotNull @Valid Marking marking,
    @NotNull Forwarding forwarding,
    @NotEmpty @Size(max = 32) List<@NotNull @Valid Asked> parts) {
  /** About a message of the sender's own. */
  public DecisionQuery(
      TypeId type,
      List<Recipient> to,
      Purpose purpose,
      @Nullable TransferBasis transferBasis,
      Marking marking,
      List<Asked> parts) {
    this(type, to, purpose, transferBasis, marking, Forwarding.NONE, parts);
  }

  /** A part, with the agencies that the sender intends it for. */
  public record Asked(
      @NotNull String name, boolean nominal, @NotEmpty List<@NotNull AgencyId> to) {}
}
