// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What one site's own forms add to signing in. */
public interface Entrance {
  /** Puts the site's own filters before those that read a request. */
  void prepare(HttpSecurity http);

  /**
   * @param form one that a stranger has sent: the session of whoever filled it in has ended
   * @return the page of this site that has kept what was in it
   */
  Optional<String> keptFrom(HttpServletRequest form);
}
