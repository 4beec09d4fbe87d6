// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;

/**
 * Grading of source and information, carried as received with the scheme's name and never
 * converted.
 *
 * <p>In scheme {@code 4x4} the source is A, B, C or X and the information 1 to 4.
 */
public record Grading(
    @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,16}") String scheme,
    @NotNull @Pattern(regexp = "[A-Z0-9]{1,3}") String source,
    @NotNull @Pattern(regexp = "[A-Z0-9]{1,3}") String information)
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
