// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;

/** An answer names an offer by its address, so no address may stand twice. */
final class AddressedOnce {
  private AddressedOnce() {}

  static List<Problem> problems(String list, List<String> urls) {
    List<Problem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < urls.size(); i++) {
      if (!seen.add(urls.get(i))) {
        problems.add(
            new Problem("%s[%d].url".formatted(list, i), Rule.URL_TWICE, "stands there before"));
      }
    }
    return problems;
  }
}
