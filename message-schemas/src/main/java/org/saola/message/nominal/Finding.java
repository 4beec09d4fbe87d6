// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

/**
 * Something in a non-nominal part that looks like personal data.
 *
 * @param path where in the part, such as {@code lines[0].additionalInformation}
 * @param explanation what was seen and what to do; the value itself is masked
 */
public record Finding(String path, FindingKind kind, Certainty certainty, String explanation) {
  /** The same finding, seen from the message that holds the part. */
  public Finding within(String part) {
    return new Finding(part + "." + path, kind, certainty, explanation);
  }

  /** Its name in a draft's list of what an officer has reviewed. */
  public String place() {
    return path + ": " + kind;
  }

  /** Whether an officer may say that it is no personal data after all. */
  public boolean isReviewable() {
    return certainty == Certainty.LIKELY && kind != FindingKind.LISTED_NAME;
  }

  @Override
  public String toString() {
    return "%s (%s): %s".formatted(place(), certainty, explanation);
  }

  static Finding of(String path, Hit hit, Prose prose) {
    String explanation =
        "%s %s (%s). %s"
            .formatted(
                hit.certainty() == Certainty.CERTAIN ? "shows" : "seems to show",
                hit.kind().description(),
                Mask.of(prose.text().substring(hit.start(), hit.end())),
                hit.kind().advice());
    return new Finding(path, hit.kind(), hit.certainty(), explanation);
  }
}
