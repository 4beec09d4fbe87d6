// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages;

import java.util.Set;

/**
 * Whose pages these are, who may see them, and what they are to the issuer.
 *
 * @param name what stands at the top of each page: an agency, or the console
 * @param authorities all of which somebody must have: {@code ROLE_auditor}, {@code
 *     AGENCY_NL-CUSTOMS}
 */
public record Site(
    String name, Set<String> authorities, PagesSettings settings, String clientSecret) {
  public Site {
    authorities = Set.copyOf(authorities);
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException("pages for everybody would be a hole");
    }
  }

  @Override
  public String toString() {
    return "Site[%s]".formatted(name);
  }
}
