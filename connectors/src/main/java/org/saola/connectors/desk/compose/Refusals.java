// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.connectors.compose.DraftRefused.Code;

/**
 * Why messages of a table were not made, each reason once: what refuses one may refuse thousands.
 *
 * @param code of the sentence that says so; empty where there is none
 * @param reason as the connector wrote it, of the first
 * @param count messages
 */
public record Refusals(String code, String reason, int count) {
  private static final int MOST = 50;

  /** The most frequent first, and no more of them than somebody reads. */
  static List<Refusals> of(List<String> reasons) {
    Map<String, Refusals> each = new LinkedHashMap<>();
    for (String reason : reasons) {
      String code = code(reason);
      each.merge(
          code.isEmpty() ? reason : code,
          new Refusals(code, reason, 1),
          (one, more) -> new Refusals(one.code, one.reason, one.count + more.count));
    }
    return each.values().stream()
        .sorted((one, other) -> Integer.compare(other.count, one.count))
        .limit(MOST)
        .toList();
  }

  private static String code(String reason) {
    return Arrays.stream(Code.values())
        .map(Code::name)
        .filter(name -> reason.startsWith(name + ":"))
        .findFirst()
        .orElse("");
  }

  /** Whether who gets what is to be looked at again. */
  public boolean isOtherwise() {
    return code.equals(Code.RECIPIENTS_CHANGED.name()) || code.equals(Code.PARTS_CHANGED.name());
  }
}
