// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/**
 * Grading of source and information, carried as received with the scheme's name and never
 * converted.
 *
 * <p>In scheme {@code 4x4} the source is A, B, C or X and the information 1 to 4.
 */
@AlsoHolds(
    """
    {
      "if": {"properties": {"scheme": {"const": "4x4"}}},
      "then": {
        "properties": {
          "source": {"enum": ["A", "B", "C", "X"]},
          "information": {"enum": ["1", "2", "3", "4"]}
        }
      }
    }
    """)
@Meaning("Grading of source and information, carried as received and never converted.")
public record Grading(
    @Meaning("The scheme's name, such as 4x4.") @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,16}")
        String scheme,
    @Meaning("Grade of the source.") @NotNull @Pattern(regexp = "[A-Z0-9]{1,3}") String source,
    @Meaning("Grade of the information.") @NotNull @Pattern(regexp = "[A-Z0-9]{1,3}")
        String information)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    if (!scheme.equals("4x4") || (source.matches("[ABCX]") && information.matches("[1-4]"))) {
      return List.of();
    }
    return List.of(
        new Problem(
            "",
            Rule.GRADING_NOT_OF_SCHEME,
            "4x4 grades sources A, B, C, X and information 1 to 4"));
  }
}
