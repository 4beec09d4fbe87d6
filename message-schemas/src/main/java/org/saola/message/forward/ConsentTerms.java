// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.forward;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.FollowsManifest;
import org.saola.message.schema.Meaning;

/** Part {@code terms} of {@code forward-consent/1}: what the hub need not know. */
@Meaning("On which conditions a message may be passed on, or why it may not.")
public record ConsentTerms(
    @OrEmpty @Size(max = 20) @Meaning("What the new recipient must observe; for GRANTED.")
        List<@NotNull @Size(min = 1, max = 1000) String> conditions,
    @Nullable @Size(min = 1, max = 2000) @Meaning("Why; always said for REFUSED.") String reason)
    implements FollowsManifest {
  public ConsentTerms {
    conditions = List.copyOf(conditions);
  }

  @Override
  public List<Problem> contradictions(FieldsOfType fields) {
    Consent consent = fields.consent();
    boolean granted = consent != null && consent.decision() == Consent.Decision.GRANTED;
    List<Problem> problems = new ArrayList<>();
    hold(granted || conditions.isEmpty(), "conditions", problems);
    hold(granted || reason != null, "reason", problems);
    return problems;
  }

  private static void hold(boolean holds, String field, List<Problem> problems) {
    if (!holds) {
      problems.add(new Problem(field, Rule.OUTCOME_INCOHERENT, "does not fit the decision"));
    }
  }
}
