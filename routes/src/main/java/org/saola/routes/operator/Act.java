// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import java.util.regex.Pattern;

/**
 * Who acts, and why; both stand in the log.
 *
 * @param operator the operator's name
 * @param reason one sentence without personal data
 */
public record Act(String operator, String reason) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._@-]{1,64}");
  private static final Pattern SENTENCE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{Zs}]{3,200}");

  public Act {
    if (!NAME.matcher(operator).matches()) {
      throw new IllegalArgumentException("the operator's name has 1 to 64 letters or digits");
    }
    if (!SENTENCE.matcher(reason).matches()) {
      throw new IllegalArgumentException("the reason is a sentence of 3 to 200 characters");
    }
  }
}
