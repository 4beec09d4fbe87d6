// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.forward;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Purpose;
import org.saola.message.schema.Meaning;

/** Part {@code request} of {@code forward-request/1}: one message, one new recipient. */
@Meaning("Which message is to be passed on, to which agency, and what for.")
public record ForwardRequest(
    @OrEmpty
        @Size(max = 32)
        @UniqueElements
        @Meaning("Its parts that are to be passed on; all of them where none is named.")
        List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") String> parts,
    @NotNull @Meaning("Who is to have it.") AgencyId recipient,
    @NotNull @Meaning("What the new recipient may use it for.") Purpose purpose,
    @NotNull @Size(min = 1, max = 4000) @Meaning("Why the new recipient needs it.") String reason) {
  public ForwardRequest {
    parts = List.copyOf(parts);
  }
}
