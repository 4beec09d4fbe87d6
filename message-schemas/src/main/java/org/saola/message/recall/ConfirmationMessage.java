// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;

/** {@code confirmation/1}. */
@Meaning("A recipient's word on a recall, a correction or an erasure: done, or why not.")
@AlsoHolds(
    """
    {
      "if": {"properties": {"confirmed": {"const": "NOT_DONE"}}},
      "then": {"properties": {"confirmation":
        {"required": ["whyNot"], "properties": {"doneAt": false}}}},
      "else": {"properties": {"confirmation":
        {"required": ["doneAt"], "properties": {"whyNot": false}}}}
    }
    """)
public record ConfirmationMessage(
    @NotNull @Valid @InManifest @Meaning("The message that was recalled, corrected or erased.")
        EarlierMessage target,
    @NotNull @InManifest @Meaning("What was done with it.") Confirmed confirmed,
    @NotNull @Valid @Meaning("When, or why not.") Confirmation confirmation)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return confirmation.contradictions(new FieldsOfType(target, null, null, confirmed)).stream()
        .map(problem -> problem.within("confirmation"))
        .toList();
  }
}
