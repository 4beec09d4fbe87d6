// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.FollowsManifest;
import org.saola.message.schema.Meaning;

/** Part {@code confirmation} of {@code confirmation/1}. */
@Meaning("When it was done with the earlier message; or why nothing was done.")
public record Confirmation(
    @Nullable @Meaning("When it was done; left out only if it was not.") Instant doneAt,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("Why it was not done; for NOT_DONE, and only then.")
        String whyNot,
    @OrEmpty
        @Size(max = 100)
        @UniqueElements
        @Meaning("Agencies that had the message from the sender of this, and were told.")
        List<@NotNull AgencyId> passedOnTo)
    implements FollowsManifest {
  public Confirmation {
    passedOnTo = List.copyOf(passedOnTo);
  }

  @Override
  public List<Problem> contradictions(FieldsOfType fields) {
    boolean done = fields.confirmed() != Confirmed.NOT_DONE;
    List<Problem> problems = new ArrayList<>();
    if (done != (doneAt != null)) {
      problems.add(
          new Problem("doneAt", Rule.OUTCOME_INCOHERENT, "said if, and only if, it was done"));
    }
    if (done != (whyNot == null)) {
      problems.add(
          new Problem("whyNot", Rule.OUTCOME_INCOHERENT, "said if, and only if, it was not done"));
    }
    return problems;
  }
}
