// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

/**
 * Something in a non-nominal part that looks like personal data.
 *
 * @param path where in the part, such as {@code lines[0].additionalInformation}
 * @param explanation what was seen and what to do; the value itself is masked
 */
public record Finding(String path, FindingKind kind, Certainty certainty, String explanation) {
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
