// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;

/**
 * What somebody wants to send, before it is checked, decided and sealed. Whatever is absent is
 * taken from the agency's defaults for the type.
 *
 * @param to agencies, or groups such as {@code @eu-customs}
 * @param nominal which of those are meant to have the nominal parts
 * @param parts by name: JSON objects, or the records of the message type
 */
public record Draft(
    TypeId type,
    @Nullable @Size(max = 500) List<String> to,
    @Nullable @Size(max = 500) List<String> nominal,
    @Nullable @Valid Marking marking,
    @Nullable Purpose purpose,
    @Nullable @Pattern(regexp = "[A-Z0-9][A-Z0-9.-]{1,63}") String legalBasis,
    @Nullable TransferBasis transferBasis,
    @Nullable Urgency urgency,
    @Nullable Instant respondBy,
    @Nullable MessageId thread,
    @Nullable MessageId inReplyTo,
    @Nullable Digest origin,
    @NotEmpty @Size(max = 32) Map<String, Object> parts) {
  public Draft {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** A draft that leaves all else to the agency's defaults. */
  public static Draft of(TypeId type, Map<String, Object> parts) {
    return new Draft(type, null, null, null, null, null, null, null, null, null, null, null, parts);
  }
}
