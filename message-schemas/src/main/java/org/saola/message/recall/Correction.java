// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.recall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** Part {@code correction} of {@code correction/1}. */
@Meaning("Which message is corrected, and how: by its single changes, or by a new message.")
@AlsoHolds(
    """
    {"anyOf": [
      {"required": ["changes"], "properties": {"changes": {"minItems": 1}}},
      {"required": ["replacement"]}
    ]}
    """)
public record Correction(
    @NotNull @Meaning("What was the matter with it.") Reason reason,
    @NotNull @Size(min = 1, max = 2000) @Meaning("The reason in words, without personal data.")
        String explanation,
    @OrEmpty @Size(max = 100) @Meaning("What was wrong and what is right, place by place.")
        List<@NotNull @Valid Change> changes,
    @Nullable @Valid @Meaning("The message that says it right, in place of the one corrected.")
        EarlierMessage replacement)
    implements Coherent {
  /** What is the matter with a message that is corrected. */
  public enum Reason {
    @Meaning("What it says is wrong.")
    INCORRECT,
    @Meaning("Something is missing that changes what it means.")
    INCOMPLETE,
    @Meaning("What it says is no longer so.")
    OUTDATED,
    @Meaning("Its markings were wrong: who may have it, and for what.")
    WRONG_MARKING
  }

  /** One place that was wrong. Values of persons are not repeated here. */
  @Meaning("One place that was wrong; values of persons stand in the part persons alone.")
  public record Change(
      @NotNull @Size(min = 1, max = 200) @Meaning("Part and field, such as report.lines[0].taxon.")
          String place,
      @NotNull @Size(min = 1, max = 4000) @Meaning("What it said.") String wrong,
      @NotNull @Size(min = 1, max = 4000) @Meaning("What it should say.") String right) {}

  public Correction {
    changes = List.copyOf(changes);
  }

  @Override
  public List<Problem> incoherences() {
    return changes.isEmpty() && replacement == null
        ? List.of(new Problem("", Rule.NOTHING_CORRECTED, "neither changes nor a new message"))
        : List.of();
  }
}
